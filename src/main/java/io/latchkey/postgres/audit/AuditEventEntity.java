package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.RecordedAuditEvent;
import io.latchkey.domain.caller.Actor;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.UserId;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

@Entity
@Table(name = "audit_events")
class AuditEventEntity {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    UUID id;

    /** Set by PostgreSQL's clock. */
    @Column(insertable = false, updatable = false)
    Instant at;

    @Convert(converter = AuditWords.TypeWord.class)
    AuditEvent.Type type;

    String userId;

    String actorSubject;

    String actorClientId;

    String actorAcr;

    String sourceIp;

    String requestId;

    @Convert(converter = AuditWords.OutcomeWord.class)
    AuditEvent.Outcome outcome;

    String reason;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> details;

    static AuditEventEntity of(AuditEvent event) {
        AuditEventEntity entity = new AuditEventEntity();
        Actor actor = event.origin().actor();
        entity.type = event.type();
        entity.userId = event.userId().value();
        entity.actorSubject = actor.subject();
        entity.actorClientId = actor.clientId().orElse(null);
        entity.actorAcr = actor.acr().orElse(null);
        entity.sourceIp = event.origin().sourceIp().orElse(null);
        entity.requestId = event.origin().requestId();
        entity.outcome = event.outcome();
        entity.reason = event.reason().orElse(null);
        entity.details = event.details();
        return entity;
    }

    RecordedAuditEvent toEvent() {
        Actor actor = new Actor(actorSubject, Optional.ofNullable(actorClientId), Optional.ofNullable(actorAcr));
        Origin origin = new Origin(actor, Optional.ofNullable(sourceIp), requestId);
        AuditEvent event =
                new AuditEvent(type, new UserId(userId), origin, outcome, Optional.ofNullable(reason), details);
        return new RecordedAuditEvent(id, at, event);
    }
}
