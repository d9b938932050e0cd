package io.latchkey.usecase;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditPage;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The audit trail in a list. */
final class InMemoryTrail implements AuditTrail {

    final List<AuditEvent> events = new ArrayList<>();

    private final Store store;

    InMemoryTrail(Store store) {
        this.store = store;
    }

    @Override
    public Uni<Void> record(AuditEvent event) {
        return store.answer(() -> {
            events.add(event);
            return null;
        });
    }

    @Override
    public Uni<AuditPage> page(AuditQuery query) {
        throw new UnsupportedOperationException("the store's alone");
    }

    @Override
    public Uni<ChainVerification> verify(UserId user, Optional<String> keptHead) {
        throw new UnsupportedOperationException("the store's alone");
    }

    List<AuditEvent> of(UserId user) {
        return events.stream().filter(event -> event.userId().equals(user)).toList();
    }

    AuditEvent last() {
        return events.get(events.size() - 1);
    }
}
