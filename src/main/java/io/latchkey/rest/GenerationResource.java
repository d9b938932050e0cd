package io.latchkey.rest;

import io.latchkey.domain.caller.Role;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.code.Generation.Refused;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.LifetimePolicy;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.Outcomes;
import io.latchkey.http.Paths;
import io.latchkey.http.Problems;
import io.latchkey.http.RateLimitHeaders;
import io.latchkey.http.Requests;
import io.latchkey.security.Caller;
import io.latchkey.usecase.GenerateCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An administrator generates a code. */
@Tag(name = "Temporary verification code")
@Path(Paths.CODE)
@Produces(MediaType.APPLICATION_JSON)
class GenerationResource {
    private final GenerateCode generateCode;
    private final LifetimePolicy lifetimes;
    private final Caller caller;
    private final Requests requests;
    private final Problems problems;
    private final Outcomes outcomes;

    GenerationResource(
            GenerateCode generateCode,
            LifetimePolicy lifetimes,
            Caller caller,
            Requests requests,
            Problems problems,
            Outcomes outcomes) {
        this.generateCode = generateCode;
        this.lifetimes = lifetimes;
        this.caller = caller;
        this.requests = requests;
        this.problems = problems;
        this.outcomes = outcomes;
    }

    @POST
    @Operation(
            operationId = "generate",
            summary = "Generate a code",
            description = "For a user who has none, at most six an hour. The code is in this answer and nowhere else")
    @APIResponse(
            responseCode = "201",
            description = "The code, to be shown once",
            headers = {
                @Header(name = "Location", schema = @Schema(implementation = String.class), description = "Its status"),
                @Header(name = "RateLimit-Policy", ref = "RateLimitPolicy"),
                @Header(name = "RateLimit", ref = "RateLimit")
            },
            content = @Content(schema = @Schema(implementation = GeneratedBody.class)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "401", ref = "InvalidTokenOrStepUp")
    @APIResponse(responseCode = "403", ref = "GenerationForbidden")
    @APIResponse(responseCode = "404", ref = "UserNotFound")
    @APIResponse(responseCode = "409", ref = "GenerationConflict")
    @APIResponse(responseCode = "413", ref = "ContentTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "429", ref = "QuotaExceeded")
    @APIResponse(responseCode = "503", ref = "DependencyUnavailable")
    @RolesAllowed(Role.NAME_MFA_ADMIN)
    public Uni<Response> generate(
            @PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId,
            @NotNull @Valid GenerateBody body,
            UriInfo uri) {
        if (!lifetimes.allows(body.expiresInHours())) {
            throw problems.lifetimeNotAllowed(lifetimes);
        }
        UserId user = new UserId(userId);
        return generateCode
                .generate(request(user, body))
                .invoke(outcomes::count)
                .map(outcome -> answer(user, outcome, uri));
    }

    private GenerateCode.Request request(UserId user, GenerateBody body) {
        Lifetime lifetime = new Lifetime(body.expiresInHours());
        return new GenerateCode.Request(
                caller.session(), requests.origin(), user, lifetime, Optional.ofNullable(body.reason()));
    }

    private Response answer(UserId user, Generation outcome, UriInfo uri) {
        if (outcome instanceof Refused refused) {
            throw problems.of(refused);
        }
        Generated generated = (Generated) outcome;
        return Response.created(uri.getAbsolutePath())
                .header(
                        RateLimitHeaders.POLICY_HEADER,
                        RateLimitHeaders.policy(generated.quota().policy()))
                .header(RateLimitHeaders.STATE_HEADER, RateLimitHeaders.state(generated.quota()))
                .entity(GeneratedBody.of(user, generated))
                .build();
    }
}
