package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditPage;
import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.audit.RecordedAuditEvent;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The statements about audit events. {@link #append} is the only way to write one. */
@ApplicationScoped
public class AuditEvents implements PanacheRepositoryBase<AuditEventEntity, UUID> {

    /** Writes an event in the transaction of the change or refusal that it records. */
    public Uni<Void> append(AuditEvent event) {
        return persist(AuditEventEntity.of(event)).replaceWithVoid();
    }

    /** Reads one event more than the limit, to know whether another page follows. */
    Uni<AuditPage> page(AuditQuery query) {
        AuditConditions conditions = AuditConditions.of(query);
        return find(conditions.text(), conditions.parameters())
                .range(0, query.limit())
                .list()
                .map(entities -> page(entities, query.limit()));
    }

    private static AuditPage page(List<AuditEventEntity> entities, int limit) {
        List<RecordedAuditEvent> events =
                entities.stream().limit(limit).map(AuditEventEntity::toEvent).toList();
        return new AuditPage(events, entities.size() > limit ? Optional.of(lastOf(events)) : Optional.empty());
    }

    private static AuditPosition lastOf(List<RecordedAuditEvent> events) {
        RecordedAuditEvent last = events.get(events.size() - 1);
        return new AuditPosition(last.at(), last.id());
    }
}
