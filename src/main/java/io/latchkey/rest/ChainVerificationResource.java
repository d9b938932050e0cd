package io.latchkey.rest;

import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.Paths;
import io.latchkey.usecase.AuditTrail;
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

/** Verifies the hash chain of a user's audit events. */
@Path(Paths.AUDIT_EVENTS_VERIFICATION)
@Produces(MediaType.APPLICATION_JSON)
class ChainVerificationResource {

    private final AuditTrail trail;
    private final AuditParameters parameters;

    ChainVerificationResource(AuditTrail trail, AuditParameters parameters) {
        this.trail = trail;
        this.parameters = parameters;
    }

    @GET
    @RolesAllowed(Role.NAME_AUDITOR)
    public Uni<ChainVerificationBody> verify(
            @QueryParam("userId") @NotNull @Pattern(regexp = UserId.PATTERN) String userId,
            @QueryParam("keptHead") @Pattern(regexp = ChainVerification.LINK_PATTERN) String keptHead,
            UriInfo uri) {
        parameters.refuseEmpty(uri, List.of("keptHead"));
        UserId user = new UserId(userId);
        return trail.verify(user, Optional.ofNullable(keptHead))
                .map(verification -> ChainVerificationBody.of(user, verification));
    }
}
