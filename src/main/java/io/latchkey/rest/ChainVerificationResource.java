package io.latchkey.rest;

import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.Paths;
import io.latchkey.usecase.VerifyAuditTrail;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the trail of a user is what was written. */
@Tag(name = "Audit")
@Path(Paths.AUDIT_EVENTS_VERIFICATION)
@Produces(MediaType.APPLICATION_JSON)
class ChainVerificationResource {

    private final VerifyAuditTrail verifyAuditTrail;
    private final AuditParameters parameters;

    ChainVerificationResource(VerifyAuditTrail verifyAuditTrail, AuditParameters parameters) {
        this.verifyAuditTrail = verifyAuditTrail;
        this.parameters = parameters;
    }

    @GET
    @Operation(
            operationId = "verifyAuditEvents",
            summary = "Verify the chain of a user's audit events",
            description =
                    "Computes every link anew and names the first that is broken. Whoever can rewrite every event and"
                            + " the head is found out by a head that was kept elsewhere: send it along (keptHead)")
    @APIResponse(
            responseCode = "200",
            description = "Whether the chain is intact, also where nothing ever happened",
            content = @Content(schema = @Schema(implementation = ChainVerificationBody.class)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "401", ref = "InvalidToken")
    @APIResponse(responseCode = "403", ref = "RoleRequired")
    @APIResponse(responseCode = "503", ref = "DependencyUnavailable")
    @RolesAllowed(Role.NAME_AUDITOR)
    public Uni<ChainVerificationBody> verify(
            @QueryParam("userId") @Parameter(description = "Whose events") @NotNull @Pattern(regexp = UserId.PATTERN)
                    String userId,
            @QueryParam("keptHead")
                    @Parameter(description = "The head of an earlier verification")
                    @Pattern(regexp = ChainVerification.LINK_PATTERN)
                    String keptHead,
            UriInfo uri) {
        parameters.refuseEmpty(uri, List.of("keptHead"));
        UserId user = new UserId(userId);
        return verifyAuditTrail
                .verify(user, Optional.ofNullable(keptHead))
                .map(verification -> ChainVerificationBody.of(user, verification));
    }
}
