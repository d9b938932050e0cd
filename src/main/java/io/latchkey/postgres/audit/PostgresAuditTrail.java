package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditPage;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Database;
import io.latchkey.usecase.AuditTrail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;

/** Opens the transaction or session of each call about the audit trail. */
@ApplicationScoped
class PostgresAuditTrail implements AuditTrail {

    private final Database database;
    private final AuditEvents events;
    private final AuditChains chains;
    private final InstantSource clock;

    PostgresAuditTrail(Database database, AuditEvents events, AuditChains chains, InstantSource clock) {
        this.database = database;
        this.events = events;
        this.chains = chains;
        this.clock = clock;
    }

    @Override
    public Uni<Void> record(AuditEvent event) {
        return database.transaction(() -> events.append(event));
    }

    @Override
    public Uni<AuditPage> page(AuditQuery query) {
        return database.session(() -> RecentPartitions.of(query, clock.instant())
                .map(recent -> events.page(recent).chain(page -> isFull(page) ? item(page) : events.page(query)))
                .orElseGet(() -> events.page(query)));
    }

    private static boolean isFull(AuditPage page) {
        return page.next().isPresent();
    }

    private static Uni<AuditPage> item(AuditPage page) {
        return Uni.createFrom().item(page);
    }

    @Override
    public Uni<ChainVerification> verify(UserId user, Optional<String> keptHead) {
        return database.session(() -> chains.verify(user, keptHead));
    }
}
