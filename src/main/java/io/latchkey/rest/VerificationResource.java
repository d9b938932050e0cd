package io.latchkey.rest;

import io.latchkey.domain.caller.Role;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.CurrentRequest;
import io.latchkey.http.OutcomeMetrics;
import io.latchkey.http.Paths;
import io.latchkey.http.Problems;
import io.latchkey.usecase.VerifyCode;
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

/** Verifies a code that a user typed at login. */
@Path(Paths.CODE)
@Produces(MediaType.APPLICATION_JSON)
class VerificationResource {

    private final VerifyCode verifyCode;
    private final CurrentRequest currentRequest;
    private final Problems problems;
    private final OutcomeMetrics outcomes;

    VerificationResource(
            VerifyCode verifyCode, CurrentRequest currentRequest, Problems problems, OutcomeMetrics outcomes) {
        this.verifyCode = verifyCode;
        this.currentRequest = currentRequest;
        this.problems = problems;
        this.outcomes = outcomes;
    }

    @POST
    @Path(Paths.VERIFY)
    @RolesAllowed(Role.NAME_LOGIN_PIPELINE)
    public Uni<VerifiedBody> verify(
            @PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId,
            @NotNull @Valid VerifyBody body) {
        return verifyCode
                .verify(new VerifyCode.Request(
                        new UserId(userId),
                        CodeText.parse(body.code()),
                        body.purposeOrDefault(),
                        currentRequest.origin()))
                .invoke(outcomes::count)
                .map(this::answer);
    }

    private VerifiedBody answer(Verification outcome) {
        return outcome.fold(VerifiedBody::of, VerifiedBody::of, throttled -> {
            throw problems.quotaExceeded(throttled.state());
        });
    }
}
