package io.latchkey.rest;

import io.latchkey.domain.caller.Role;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.code.Verification.Rejected;
import io.latchkey.domain.code.Verification.Throttled;
import io.latchkey.domain.code.Verification.Verified;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.Outcomes;
import io.latchkey.http.Paths;
import io.latchkey.http.Problems;
import io.latchkey.http.Requests;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The login pipeline presents what a user typed. */
@Tag(name = "Login pipeline")
@Path(Paths.CODE)
@Produces(MediaType.APPLICATION_JSON)
class VerificationResource {

    private final VerifyCode verifyCode;
    private final Requests requests;
    private final Problems problems;
    private final Outcomes outcomes;

    VerificationResource(VerifyCode verifyCode, Requests requests, Problems problems, Outcomes outcomes) {
        this.verifyCode = verifyCode;
        this.requests = requests;
        this.problems = problems;
        this.outcomes = outcomes;
    }

    @POST
    @Path(Paths.VERIFY)
    @Operation(
            operationId = "verify",
            summary = "Verify a code",
            description =
                    "As often as needed until the code ends. Of wrong codes 10 an hour and 50 in 24 hours are compared."
                            + " An unknown or inactive user answers no_active_code")
    @APIResponse(
            responseCode = "200",
            description = "Whether the code stands",
            content = @Content(schema = @Schema(implementation = VerifiedBody.class)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "401", ref = "InvalidToken")
    @APIResponse(responseCode = "403", ref = "RoleRequired")
    @APIResponse(responseCode = "413", ref = "ContentTooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "429", ref = "QuotaExceeded")
    @APIResponse(responseCode = "503", ref = "DependencyUnavailable")
    @RolesAllowed(Role.NAME_LOGIN_PIPELINE)
    public Uni<VerifiedBody> verify(
            @PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId,
            @NotNull @Valid VerifyBody body) {
        return verifyCode
                .verify(new VerifyCode.Request(
                        new UserId(userId), CodeText.parse(body.code()), body.purposeOrDefault(), requests.origin()))
                .invoke(outcomes::count)
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
