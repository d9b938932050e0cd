package io.latchkey.http;

import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.LifetimePolicy;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Maps every refusal to its status and problem type (RFC 9457). */
@ApplicationScoped
public class Problems {

    /** Registered by draft-ietf-httpapi-ratelimit-headers. */
    private static final URI QUOTA_EXCEEDED =
            URI.create("https://iana.org/assignments/http-problem-types#quota-exceeded");

    /** Long enough for a failover to proceed, short enough for a user who waits at a login. */
    private static final int RETRY_AFTER_OUTAGE_SECONDS = 5;

    /** A burst is worked off within a second, unless a dependency is unavailable. */
    private static final int RETRY_AFTER_OVERLOAD_SECONDS = 1;

    private final Challenges challenges;
    private final LifetimePolicy lifetimes;

    Problems(Challenges challenges, LifetimePolicy lifetimes) {
        this.challenges = challenges;
        this.lifetimes = lifetimes;
    }

    public Problem of(Generation.Refused refused) {
        return switch (refused.reason()) {
            case USER_NOT_FOUND -> userNotFound();
            case USER_INACTIVE -> problem(Status.CONFLICT, "User inactive", "The user is inactive");
            case ACTIVE_CODE_EXISTS -> activeCodeExists(refused.standing().orElseThrow());
            case QUOTA_EXCEEDED ->
                quotaExceeded(refused.standing().orElseThrow().quota());
            case ISSUER_QUOTA_EXCEEDED -> quotaExceeded(refused.issuerQuota().orElseThrow());
            case LIFETIME_NOT_ALLOWED -> lifetimeNotAllowed();
            case SELF_ISSUE ->
                problem(Status.FORBIDDEN, "Self issue", "Administrators cannot generate a code for themselves");
            case TEMPORARY_SESSION -> temporarySession();
            case STEP_UP_REQUIRED -> insufficientUserAuthentication();
            case ROLE_REQUIRED -> roleRequired();
        };
    }

    public Problem userNotFound() {
        return problem(Status.NOT_FOUND, "User not found", "No user has this id");
    }

    public Problem roleRequired() {
        return problem(Status.FORBIDDEN, "Role required", "The access token lacks the required role");
    }

    Problem insufficientUserAuthentication() {
        return problem(Status.UNAUTHORIZED, "Insufficient user authentication", Challenges.STEP_UP_DESCRIPTION)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenges.stepUp());
    }

    Problem tokenMissing() {
        return problem(Status.UNAUTHORIZED, "Invalid token", "An access token is required")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, Challenges.TOKEN_MISSING);
    }

    Problem tokenRefused() {
        return problem(Status.UNAUTHORIZED, "Invalid token", Challenges.TOKEN_REFUSED_DESCRIPTION)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, Challenges.TOKEN_REFUSED);
    }

    public Problem invalidRequest(InvalidMember... errors) {
        return invalidRequest(Arrays.asList(errors));
    }

    public Problem invalidRequest(List<InvalidMember> errors) {
        return problem(Status.BAD_REQUEST, "Invalid request", "The request is invalid: see errors")
                .with("errors", errors);
    }

    private Problem lifetimeNotAllowed() {
        String bounds = "must be %d to %d"
                .formatted(lifetimes.shortest().hours(), lifetimes.longest().hours());
        return invalidRequest(InvalidMember.member("expiresInHours", bounds));
    }

    /** Retry-After equals the {@code t} of the RateLimit header, so that a caller who waits that long is not refused again. */
    public Problem quotaExceeded(RateLimitState state) {
        String detail = "At most %d in any %d seconds"
                .formatted(state.policy().limit(), state.policy().window().toSeconds());
        return new Problem(QUOTA_EXCEEDED, "Quota exceeded", Status.TOO_MANY_REQUESTS.getStatusCode(), detail)
                .with("violated-policies", List.of(state.policy().name()))
                .withHeader(HttpHeaders.RETRY_AFTER, state.resetsInSeconds())
                .withHeader(RateLimitHeaders.POLICY_HEADER, RateLimitHeaders.policy(state.policy()))
                .withHeader(RateLimitHeaders.STATE_HEADER, RateLimitHeaders.state(state));
    }

    Problem dependencyUnavailable(String detail) {
        return problem(Status.SERVICE_UNAVAILABLE, "Dependency unavailable", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_OUTAGE_SECONDS);
    }

    Problem overloaded(String detail) {
        return problem(Status.SERVICE_UNAVAILABLE, "Overloaded", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_OVERLOAD_SECONDS);
    }

    /** For what the framework refuses before it calls a resource. */
    Problem framework(Status status) {
        return switch (status) {
            case BAD_REQUEST -> invalidRequest(InvalidMember.body("cannot be read"));
            case NOT_FOUND -> problem(status, "Not found", "No resource exists at this path");
            case METHOD_NOT_ALLOWED -> problem(status, "Method not allowed", "This path does not support this method");
            case NOT_ACCEPTABLE ->
                problem(status, "Not acceptable", "The response is available as application/json only");
            case REQUEST_ENTITY_TOO_LARGE -> problem(status, "Content too large", "The body exceeds the size limit");
            case UNSUPPORTED_MEDIA_TYPE ->
                problem(status, "Unsupported media type", "Send Content-Type: application/json");
            default -> problem(status, status.getReasonPhrase(), "The service could not answer the request");
        };
    }

    /** Without {@code expiresAt} if the constraint found a code that the query before it had not seen. */
    private static Problem activeCodeExists(Standing standing) {
        Problem problem =
                problem(Status.CONFLICT, "Active code exists", "The user has an active code: expire it first");
        standing.code()
                .ifPresent(code -> problem.with("expiresAt", code.validity().endsAt()));
        return problem;
    }

    private static Problem temporarySession() {
        return problem(
                Status.FORBIDDEN, "Temporary session", "This session was opened with a temporary verification code");
    }

    private static Problem problem(Status status, String title, String detail) {
        String name = title.toLowerCase(Locale.ROOT).replace(' ', '-');
        return new Problem(URI.create("urn:latchkey:problem:" + name), title, status.getStatusCode(), detail);
    }
}
