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
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "AuditEvents", description = "A page of the audit trail, newest first", requiredProperties = "events")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditEventsBody(
        List<Event> events,

        @Schema(description = "Where the next page begins; absent on the last")
        String nextCursor) {

    static AuditEventsBody of(AuditPage page) {
        return new AuditEventsBody(
                page.events().stream().map(Event::of).toList(),
                page.next().map(AuditCursor::text).orElse(null));
    }

    @Schema(
            name = "AuditEvent",
            description = "Something that happened or was refused",
            requiredProperties = {"id", "at", "type", "userId", "actor", "requestId", "outcome", "details"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Event(
            UUID id,
            Instant at,

            @Schema(
                    enumeration = {
                        "code.generated",
                        "code.reissued_repeatedly",
                        "code.expired",
                        "code.verified",
                        "user.created",
                        "user.updated",
                        "user.deleted"
                    },
                    examples = "code.generated")
            String type,

            @Schema(examples = "alice") String userId,
            By actor,
            @Schema(examples = "192.0.2.7") String sourceIp,
            String requestId,
            @Schema(enumeration = {"success", "refused"}) String outcome,

            @Schema(description = "Why it was refused", examples = "quota_exceeded")
            String reason,

            @Schema(
                    description = "What else there is to say, by the type of the event",
                    examples = "{\"expiresInHours\": 4}")
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

    @Schema(
            name = "Actor",
            description = "Who did it, from the access token (RFC 9068)",
            requiredProperties = "subject")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record By(
            @Schema(examples = "carol") String subject,
            @Schema(examples = "admin-portal") String clientId,
            @Schema(examples = "high_assurance") String acr) {

        static By of(Actor actor) {
            return new By(
                    actor.subject(), actor.clientId().orElse(null), actor.acr().orElse(null));
        }
    }
}
