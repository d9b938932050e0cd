package io.latchkey.usecase;

import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** UserLock where nobody else is: it is one's own at once. Counts them, and lets something happen before the next. */
final class SingleUserLock implements UserLock {

    int turns;
    Runnable meanwhile = () -> {};

    @Override
    public <T> Uni<T> inTurn(UserId user, Supplier<Uni<T>> guess) {
        turns++;
        Runnable before = meanwhile;
        meanwhile = () -> {};
        before.run();
        return guess.get();
    }
}
