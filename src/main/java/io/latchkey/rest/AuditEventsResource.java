package io.latchkey.rest;

import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.caller.Role;
import io.latchkey.http.Paths;
import io.latchkey.http.Problems;
import io.latchkey.security.Caller;
import io.latchkey.usecase.AuditTrail;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The audit trail, newest first. */
@Path(Paths.AUDIT_EVENTS)
@Produces(MediaType.APPLICATION_JSON)
class AuditEventsResource {

    private final AuditTrail trail;
    private final Caller caller;
    private final AuditParameters parameters;
    private final Problems problems;

    AuditEventsResource(AuditTrail trail, Caller caller, AuditParameters parameters, Problems problems) {
        this.trail = trail;
        this.caller = caller;
        this.parameters = parameters;
        this.problems = problems;
    }

    /** An administrator may read the events of one user at a time, an auditor all events. */
    @GET
    @RolesAllowed({Role.NAME_AUDITOR, Role.NAME_MFA_ADMIN})
    public Uni<AuditEventsBody> list(@Valid @BeanParam AuditFilter filter, UriInfo uri) {
        AuditQuery query = parameters.read(filter, uri);
        if (query.userId().isEmpty() && !caller.session().has(Role.AUDITOR)) {
            throw problems.roleRequired();
        }
        return trail.page(query).map(AuditEventsBody::of);
    }
}
