package io.latchkey.rest;

import io.latchkey.domain.user.UserId;
import io.latchkey.http.Storable;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;

/** The query parameters of the audit trail as text, which {@link AuditParameters} parses. */
class AuditFilter {

    @QueryParam("userId")
    @Pattern(regexp = UserId.PATTERN)
    String userId;

    @QueryParam("actor")
    @Storable
    String actor;

    @QueryParam("type")
    String type;

    @QueryParam("from")
    String from;

    @QueryParam("to")
    String to;

    @QueryParam("limit")
    String limit;

    @QueryParam("cursor")
    String cursor;
}
