package io.latchkey.rest;

import io.latchkey.domain.CodeText;
import io.latchkey.domain.Role;
import io.latchkey.domain.UserId;
import io.latchkey.domain.Verification;
import io.latchkey.domain.Verification.Rejected;
import io.latchkey.domain.Verification.Throttled;
import io.latchkey.domain.Verification.Verified;
import io.latchkey.usecase.VerifyCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** The login pipeline presents what a user typed. */
@Path(Paths.CODE + "/" + Paths.VERIFY)
class VerificationResource {

    private final VerifyCode verifyCode;
    private final Requests requests;
    private final Problems problems;

    VerificationResource(VerifyCode verifyCode, Requests requests, Problems problems) {
        this.verifyCode = verifyCode;
        this.requests = requests;
        this.problems = problems;
    }

    @POST
    @RolesAllowed(Role.NAME_LOGIN_PIPELINE)
    public Uni<VerifiedBody> verify(
            @PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId,
            @NotNull @Valid VerifyBody body) {
        return verifyCode
                .verify(new VerifyCode.Request(
                        new UserId(userId), CodeText.parse(body.code()), body.purposeOrDefault(), requests.origin()))
                .map(this::answer);
    }

    private VerifiedBody answer(Verification outcome) {
        if (outcome instanceof Throttled throttled) {
            throw problems.quotaExceeded(throttled.state());
        }
        return outcome instanceof Verified verified
                ? VerifiedBody.of(verified)
                : VerifiedBody.of(((Rejected) outcome).rejection());
    }
}
