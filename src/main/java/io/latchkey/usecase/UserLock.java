package io.latchkey.usecase;

import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Runs the verifications of one user one after the other on this replica. Different users do not wait for each other. */
public interface UserLock {

    /**
     * Runs the work when the user's lock is free. Fails with {@link DependencyUnavailable} if the lock is not free in time,
     * because earlier holders wait for the store; then the work was not started. Work that was started is completed even if
     * its caller has disconnected: a caller cannot take a guess back by hanging up.
     */
    <T> Uni<T> withLock(UserId user, Supplier<Uni<T>> work);
}
