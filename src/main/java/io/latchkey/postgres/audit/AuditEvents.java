package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditPage;
import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.audit.RecordedAuditEvent;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Database;
import io.latchkey.usecase.AuditTrail;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class AuditEvents implements PanacheRepositoryBase<AuditEventEntity, UUID>, AuditTrail {

    private final Database database;
    private final AuditChains chains;
    private final InstantSource clock;

    AuditEvents(Database database, AuditChains chains, InstantSource clock) {
        this.database = database;
        this.chains = chains;
        this.clock = clock;
    }

    @Override
    public Uni<Void> record(AuditEvent event) {
        return database.transaction(() -> append(event));
    }

    /** Inside the transaction of what the event is about. */
    public Uni<Void> append(AuditEvent event) {
        return persist(AuditEventEntity.of(event)).replaceWithVoid();
    }

    @Override
    public Uni<AuditPage> page(AuditQuery query) {
        return database.session(() -> RecentPartitions.of(query, clock.instant())
                .map(newest -> read(newest)
                        .chain(page -> isFull(page) ? Uni.createFrom().item(page) : read(query)))
                .orElseGet(() -> read(query)));
    }

    /** One more than asked for is read: whether there is a further page is seen, not guessed. */
    private Uni<AuditPage> read(AuditQuery query) {
        AuditConditions conditions = AuditConditions.of(query);
        return find(conditions.text(), conditions.parameters())
                .range(0, query.limit())
                .list()
                .map(entities -> page(entities, query.limit()));
    }

    private static boolean isFull(AuditPage page) {
        return page.next().isPresent();
    }

    @Override
    public Uni<ChainVerification> verify(UserId user, Optional<String> keptHead) {
        return database.session(() -> chains.verify(user, keptHead));
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
