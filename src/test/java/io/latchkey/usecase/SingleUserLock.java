package io.latchkey.usecase;

import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** A lock that is always free. Counts how often it was taken, and can run something before the next work. */
final class SingleUserLock implements UserLock {

    int taken;
    Runnable meanwhile = () -> {};

    @Override
    public <T> Uni<T> withLock(UserId user, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            taken++;
            Runnable before = meanwhile;
            meanwhile = () -> {};
            before.run();
            return work.get();
        });
    }
}
