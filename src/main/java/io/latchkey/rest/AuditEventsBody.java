package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditPage;
import io.latchkey.domain.audit.RecordedAuditEvent;
import io.latchkey.domain.caller.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEventsBody(List<Event> events, String nextCursor) {

    static AuditEventsBody of(AuditPage page) {
        return new AuditEventsBody(
                page.events().stream().map(Event::of).toList(),
                page.next().map(AuditCursor::text).orElse(null));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            UUID id,
            Instant at,
            String type,
            String userId,
            By actor,
            String sourceIp,
            String requestId,
            String outcome,
            String reason,
            Map<String, Object> details) {

        static Event of(RecordedAuditEvent recorded) {
            AuditEvent event = recorded.event();
            return new Event(
                    recorded.id(),
                    recorded.at(),
                    event.type().word(),
                    event.userId().value(),
                    By.of(event.origin().actor()),
                    event.origin().sourceIp().orElse(null),
                    event.origin().requestId(),
                    event.outcome().word(),
                    event.reason().orElse(null),
                    event.details());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record By(String subject, String clientId, String acr) {

        static By of(Actor actor) {
            return new By(
                    actor.subject(), actor.clientId().orElse(null), actor.acr().orElse(null));
        }
    }
}
