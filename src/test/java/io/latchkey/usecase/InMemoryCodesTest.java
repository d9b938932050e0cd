package io.latchkey.usecase;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

class InMemoryCodesTest extends CodesContract {

    private final SettableClock clock = new SettableClock();
    private final Store store = new Store();
    private final InMemoryLogins users = new InMemoryLogins();
    private final InMemoryTrail trail = new InMemoryTrail(store);
    private final InMemoryCodes codes = new InMemoryCodes(store, clock, users, trail, THROTTLE, QUOTA);

    @Override
    protected Codes codes() {
        return codes;
    }

    @Override
    protected <T> T await(Supplier<Uni<T>> answer) {
        return answer.get().await().indefinitely();
    }

    @Override
    protected UserId newUser() {
        UserId user = new UserId("user-" + UUID.randomUUID());
        users.put(user, true);
        return user;
    }

    @Override
    protected void setInactive(UserId user) {
        users.put(user, false);
    }

    @Override
    protected void passTime(Duration span) {
        clock.advance(span);
    }

    @Override
    protected List<AuditEvent> events(UserId user) {
        return trail.of(user);
    }
}
