package io.latchkey.usecase;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Supplier;

class InMemoryTrailTest extends AuditTrailContract {

    private final InMemoryTrail trail = new InMemoryTrail(new Store());

    @Override
    protected AuditTrail trail() {
        return trail;
    }

    @Override
    protected <T> T await(Supplier<Uni<T>> answer) {
        return answer.get().await().indefinitely();
    }

    @Override
    protected List<AuditEvent> events(UserId user) {
        return trail.of(user);
    }
}
