package io.latchkey.hashing;

import io.latchkey.domain.user.UserId;
import io.latchkey.usecase.DependencyUnavailable;
import io.latchkey.usecase.UserLock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.shareddata.Lock;
import java.time.Duration;
import java.util.function.Supplier;

/** Vert.x's local locks: a waiting caller occupies no thread and no connection, and continues on its own context. */
public final class LocalUserLock implements UserLock {

    private final Vertx vertx;
    private final String name;
    private final String dependency;
    private final Duration timeout;

    /**
     * @param name begins the names of the locks
     * @param dependency the store that earlier holders wait for, named in the failure
     * @param timeout how long a caller waits for the lock
     */
    public LocalUserLock(Vertx vertx, String name, String dependency, Duration timeout) {
        this.vertx = vertx;
        this.name = name;
        this.dependency = dependency;
        this.timeout = timeout;
    }

    /** The lock is released when the work ends, not when its caller disconnects. */
    @Override
    public <T> Uni<T> withLock(UserId user, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(caller -> lock(user)
                        .chain(lock -> Uni.createFrom()
                                .deferred(work::get)
                                .onTermination()
                                .invoke(lock::release))
                        .subscribe()
                        .with(caller::complete, caller::fail));
    }

    private Uni<Lock> lock(UserId user) {
        return vertx.sharedData()
                .getLocalLockWithTimeout(name + ":" + user, timeout.toMillis())
                .onFailure()
                .transform(late -> new DependencyUnavailable(dependency));
    }
}
