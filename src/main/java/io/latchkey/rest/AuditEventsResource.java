package io.latchkey.rest;

import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.caller.Role;
import io.latchkey.http.Paths;
import io.latchkey.http.Problems;
import io.latchkey.security.Caller;
import io.latchkey.usecase.ReadAuditTrail;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit trail, newest first. */
@Tag(name = "Audit")
@Path(Paths.AUDIT_EVENTS)
@Produces(MediaType.APPLICATION_JSON)
class AuditEventsResource {

    private final ReadAuditTrail readAuditTrail;
    private final Caller caller;
    private final AuditParameters parameters;
    private final Problems problems;

    AuditEventsResource(ReadAuditTrail readAuditTrail, Caller caller, AuditParameters parameters, Problems problems) {
        this.readAuditTrail = readAuditTrail;
        this.caller = caller;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** An administrator reads about one user at a time; the whole trail is an auditor's. */
    @GET
    @Operation(
            operationId = "auditEvents",
            summary = "Read the audit trail",
            description = "Newest first. Role auditor; mfa-admin reads about one user at a time (userId)")
    @APIResponse(
            responseCode = "200",
            description = "A page of events",
            content = @Content(schema = @Schema(implementation = AuditEventsBody.class)))
    @APIResponse(responseCode = "400", ref = "InvalidRequest")
    @APIResponse(responseCode = "401", ref = "InvalidToken")
    @APIResponse(responseCode = "403", ref = "RoleRequired")
    @APIResponse(responseCode = "503", ref = "DependencyUnavailable")
    @RolesAllowed({Role.NAME_AUDITOR, Role.NAME_MFA_ADMIN})
    public Uni<AuditEventsBody> list(@Valid @BeanParam AuditFilter filter, UriInfo uri) {
        AuditQuery query = parameters.read(filter, uri);
        if (query.userId().isEmpty() && !caller.session().has(Role.AUDITOR)) {
            throw problems.roleRequired();
        }
        return readAuditTrail.read(query).map(AuditEventsBody::of);
    }
}
