package io.latchkey.rest;

import io.latchkey.domain.Generation;
import io.latchkey.domain.LifetimePolicy;
import io.latchkey.domain.RateLimitState;
import io.latchkey.domain.Standing;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every refusal as HTTP: the one place that knows which status and name it has (RFC 9457). */
@ApplicationScoped
class Problems {

    /** The name the registry of problem types gives (draft-ietf-httpapi-ratelimit-headers). */
    static final URI QUOTA_EXCEEDED = URI.create("https://iana.org/assignments/http-problem-types#quota-exceeded");

    /** Long enough for a failover to get on, short enough for a user who waits at a login. */
    private static final int RETRY_AFTER_OUTAGE_SECONDS = 5;

    private static final String NAMESPACE = "urn:latchkey:problem:";

    private final Challenges challenges;

    Problems(Challenges challenges) {
        this.challenges = challenges;
    }

    HttpProblem of(Generation.Refused refused) {
        return switch (refused.refusal()) {
            case USER_NOT_FOUND -> userNotFound();
            case USER_INACTIVE ->
                problem(Status.CONFLICT, "user-inactive", "The user is inactive")
                        .build();
            case ACTIVE_CODE_EXISTS -> activeCodeExists(refused.standing().orElseThrow());
            case QUOTA_EXCEEDED ->
                quotaExceeded(refused.standing().orElseThrow().quota());
            case SELF_ISSUE -> forbidden("self-issue", "Nobody generates a code for themselves");
            case TEMPORARY_SESSION ->
                forbidden("temporary-session", "This session was itself opened with a temporary verification code");
            case STEP_UP_REQUIRED -> insufficientUserAuthentication();
            case ROLE_REQUIRED -> roleRequired();
        };
    }

    HttpProblem userNotFound() {
        return problem(Status.NOT_FOUND, "user-not-found", "There is no such user")
                .build();
    }

    HttpProblem roleRequired() {
        return forbidden("role-required", "The access token lacks the role that this needs");
    }

    HttpProblem insufficientUserAuthentication() {
        return problem(
                        Status.UNAUTHORIZED,
                        "insufficient-user-authentication",
                        "A stronger or more recent authentication is required")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenges.stepUp())
                .build();
    }

    HttpProblem invalidToken(boolean presented) {
        String detail = presented ? "The access token is not valid here" : "An access token is required";
        return problem(Status.UNAUTHORIZED, "invalid-token", detail)
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, challenges.bearer(presented))
                .build();
    }

    HttpProblem invalidRequest(InvalidMember... errors) {
        return invalidRequest(Arrays.asList(errors));
    }

    HttpProblem invalidRequest(List<InvalidMember> errors) {
        return problem(Status.BAD_REQUEST, "invalid-request", "The request is out of bounds: see errors")
                .with("errors", errors)
                .build();
    }

    HttpProblem lifetimeNotAllowed(LifetimePolicy policy) {
        return invalidRequest(InvalidMember.member(
                "expiresInHours",
                "must be %d to %d"
                        .formatted(policy.shortest().hours(), policy.longest().hours())));
    }

    /** Retry-After is the same instant as the header's {@code t}, so that whoever waits that long has room. */
    HttpProblem quotaExceeded(RateLimitState state) {
        return HttpProblem.builder()
                .withType(QUOTA_EXCEEDED)
                .withStatus(Status.TOO_MANY_REQUESTS)
                .withTitle("Quota exceeded")
                .withDetail("At most %d in %d seconds: %s"
                        .formatted(
                                state.policy().limit(),
                                state.policy().window().toSeconds(),
                                state.policy().name()))
                .with("violated-policies", List.of(state.policy().name()))
                .withHeader(HttpHeaders.RETRY_AFTER, state.resetsInSeconds())
                .withHeader(RateLimits.POLICY_HEADER, RateLimits.policy(state.policy()))
                .withHeader(RateLimits.STATE_HEADER, RateLimits.state(state))
                .build();
    }

    HttpProblem dependencyUnavailable(String detail) {
        return problem(Status.SERVICE_UNAVAILABLE, "dependency-unavailable", detail)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_OUTAGE_SECONDS)
                .build();
    }

    /** For what the framework refuses before a resource is asked; its headers ({@code Allow}, say) are kept. */
    HttpProblem framework(int status, Map<String, Object> headers) {
        HttpProblem.Builder problem = status == Status.BAD_REQUEST.getStatusCode()
                ? HttpProblem.builder(invalidRequest(InvalidMember.body("cannot be read")))
                : named(status);
        headers.forEach(problem::withHeader);
        return problem.build();
    }

    private static HttpProblem.Builder named(int code) {
        Status status = Optional.ofNullable(Status.fromStatusCode(code)).orElse(Status.INTERNAL_SERVER_ERROR);
        return problem(status, Slugs.of(status.getReasonPhrase()), status.getReasonPhrase());
    }

    private static HttpProblem activeCodeExists(Standing standing) {
        return problem(Status.CONFLICT, "active-code-exists", "A code is active: expire it first")
                .with("expiresAt", standing.code().orElseThrow().validity().endsAt())
                .build();
    }

    private static HttpProblem forbidden(String name, String detail) {
        return problem(Status.FORBIDDEN, name, detail).build();
    }

    private static HttpProblem.Builder problem(Status status, String name, String detail) {
        return HttpProblem.builder()
                .withType(URI.create(NAMESPACE + name))
                .withTitle(Slugs.title(name))
                .withStatus(status)
                .withDetail(detail);
    }
}
