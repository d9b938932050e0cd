package io.latchkey.usecase;

import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Guesses at one user, one after the other: each sees what became of those before it. Guesses at others do not wait for them. */
public interface UserLock {

    /**
     * Fails with {@link DependencyUnavailable} where the turn does not come in time, as those before it wait for the store; then
     * nothing was begun. What was begun is carried out, also where nobody waits for it any more: a guess cannot be taken back by
     * hanging up.
     */
    <T> Uni<T> inTurn(UserId user, Supplier<Uni<T>> guess);
}
