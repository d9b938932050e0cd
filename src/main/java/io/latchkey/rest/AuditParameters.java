package io.latchkey.rest;

import io.latchkey.domain.Word;
import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.FourDigitYears;
import io.latchkey.http.InvalidMember;
import io.latchkey.http.Problem;
import io.latchkey.http.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Parses the query parameters of the audit trail. An invalid parameter is refused by name, never ignored. */
@ApplicationScoped
class AuditParameters {

    private static final List<String> NAMES = List.of("userId", "actor", "type", "from", "to", "limit", "cursor");

    private final Problems problems;

    AuditParameters(Problems problems) {
        this.problems = problems;
    }

    /** @param uri to find empty parameters, which RESTEasy treats as absent */
    AuditQuery read(AuditFilter filter, UriInfo uri) {
        refuseEmpty(uri, NAMES);
        return new AuditQuery(
                Optional.ofNullable(filter.userId).map(UserId::new),
                Optional.ofNullable(filter.actor),
                Optional.ofNullable(filter.type).map(this::type),
                Optional.ofNullable(filter.from).map(text -> instant("from", text)),
                Optional.ofNullable(filter.to).map(text -> instant("to", text)),
                Optional.ofNullable(filter.cursor)
                        .map(text ->
                                AuditCursor.parse(text).orElseThrow(() -> invalid("cursor", "is not a valid cursor"))),
                Optional.ofNullable(filter.limit).map(this::limit).orElse(AuditQuery.DEFAULT_LIMIT));
    }

    /** A parameter without a value is a mistake of the caller, not an absent filter. */
    void refuseEmpty(UriInfo uri, List<String> names) {
        for (String name : names) {
            if (uri.getQueryParameters().getOrDefault(name, List.of()).contains("")) {
                throw invalid(name, "must not be empty");
            }
        }
    }

    private AuditEvent.Type type(String text) {
        return Word.find(AuditEvent.Type.class, text).orElseThrow(() -> invalid("type", "is not an event type"));
    }

    private Instant instant(String name, String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant())
                    .filter(FourDigitYears::contain)
                    .orElseThrow(() -> noInstant(name));
        } catch (DateTimeParseException e) {
            throw noInstant(name);
        }
    }

    private Problem noInstant(String name) {
        return invalid(name, "must be an ISO 8601 instant, for example 2026-11-24T09:00:00Z");
    }

    private int limit(String text) {
        if (!text.matches("[0-9]{1,3}")
                || Integer.parseInt(text) < 1
                || Integer.parseInt(text) > AuditQuery.MAX_LIMIT) {
            throw invalid("limit", "must be 1 to " + AuditQuery.MAX_LIMIT);
        }
        return Integer.parseInt(text);
    }

    private Problem invalid(String parameter, String detail) {
        return problems.invalidRequest(InvalidMember.parameter(parameter, detail));
    }
}
