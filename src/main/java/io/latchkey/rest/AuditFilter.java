package io.latchkey.rest;

import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.Storable;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query of the audit trail as it is written in a URL; {@link AuditParameters} reads it. */
class AuditFilter {

    @QueryParam("userId")
    @Parameter(description = "Events about this user")
    @Pattern(regexp = UserId.PATTERN)
    String userId;

    @QueryParam("actor")
    @Parameter(description = "Events by this token subject")
    @Schema(minLength = 1)
    @Storable
    String actor;

    @QueryParam("type")
    @Parameter(description = "Events of this type")
    @Schema(
            enumeration = {
                "code.generated",
                "code.reissued_repeatedly",
                "code.expired",
                "code.verified",
                "user.created",
                "user.updated",
                "user.deleted"
            })
    String type;

    @QueryParam("from")
    @Parameter(description = "Events from this instant on (ISO 8601)")
    @Schema(format = "date-time")
    String from;

    @QueryParam("to")
    @Parameter(description = "Events before this instant (ISO 8601)")
    @Schema(format = "date-time")
    String to;

    @QueryParam("limit")
    @Parameter(description = "How many events a page holds")
    @Schema(implementation = Integer.class, minimum = "1", maximum = "" + AuditQuery.MAX_LIMIT, defaultValue = "50")
    String limit;

    @QueryParam("cursor")
    @Parameter(description = "nextCursor of the page before")
    @Schema(minLength = 1)
    String cursor;
}
