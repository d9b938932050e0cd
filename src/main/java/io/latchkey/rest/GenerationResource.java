package io.latchkey.rest;

import io.latchkey.domain.caller.Role;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.CurrentRequest;
import io.latchkey.http.OutcomeMetrics;
import io.latchkey.http.Paths;
import io.latchkey.http.Problems;
import io.latchkey.http.RateLimitHeaders;
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
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Generates a code for a user. */
@Path(Paths.CODE)
@Produces(MediaType.APPLICATION_JSON)
class GenerationResource {
    private final GenerateCode generateCode;
    private final Caller caller;
    private final CurrentRequest currentRequest;
    private final Problems problems;
    private final OutcomeMetrics outcomes;

    GenerationResource(
            GenerateCode generateCode,
            Caller caller,
            CurrentRequest currentRequest,
            Problems problems,
            OutcomeMetrics outcomes) {
        this.generateCode = generateCode;
        this.caller = caller;
        this.currentRequest = currentRequest;
        this.problems = problems;
        this.outcomes = outcomes;
    }

    @POST
    @RolesAllowed(Role.NAME_MFA_ADMIN)
    public Uni<RestResponse<GeneratedBody>> generate(
            @PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId,
            @NotNull @Valid GenerateBody body,
            UriInfo uri) {
        UserId user = new UserId(userId);
        return generateCode
                .generate(request(user, body))
                .invoke(outcomes::count)
                .map(outcome -> answer(user, outcome, uri));
    }

    private GenerateCode.Request request(UserId user, GenerateBody body) {
        Lifetime lifetime = new Lifetime(body.expiresInHours());
        return new GenerateCode.Request(
                caller.session(), currentRequest.origin(), user, lifetime, Optional.ofNullable(body.reason()));
    }

    private RestResponse<GeneratedBody> answer(UserId user, Generation outcome, UriInfo uri) {
        return outcome.fold(generated -> created(user, generated, uri), refused -> {
            throw problems.of(refused);
        });
    }

    private static RestResponse<GeneratedBody> created(UserId user, Generated generated, UriInfo uri) {
        return ResponseBuilder.create(Status.CREATED, GeneratedBody.of(user, generated))
                .location(uri.getAbsolutePath())
                .header(
                        RateLimitHeaders.POLICY_HEADER,
                        RateLimitHeaders.policy(generated.quota().policy()))
                .header(RateLimitHeaders.STATE_HEADER, RateLimitHeaders.state(generated.quota()))
                .build();
    }
}
