package io.latchkey.hashing;

import io.latchkey.domain.user.UserId;
import io.latchkey.usecase.DependencyUnavailable;
import io.latchkey.usecase.UserLock;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.shareddata.Lock;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * UserLock within this replica. They are Vert.x's local locks: whoever waits occupies no thread and no connection, and goes on on
 * its own context.
 */
public final class LocalUserLock implements UserLock {

    private final Vertx vertx;
    private final String name;
    private final String dependency;
    private final Duration patience;

    /**
     * @param name of what is taken turns at
     * @param dependency the store that those before it wait for
     * @param patience how long a guess waits for its turn
     */
    public LocalUserLock(Vertx vertx, String name, String dependency, Duration patience) {
        this.vertx = vertx;
        this.name = name;
        this.dependency = dependency;
        this.patience = patience;
    }

    /** The turn ends with the guess and not with its caller, who may hang up while it waits. */
    @Override
    public <T> Uni<T> withLock(UserId user, Supplier<Uni<T>> guess) {
        return Uni.createFrom()
                .emitter(caller -> turnOf(user)
                        .chain(turn -> Uni.createFrom()
                                .deferred(guess::get)
                                .onTermination()
                                .invoke(turn::release))
                        .subscribe()
                        .with(caller::complete, caller::fail));
    }

    private Uni<Lock> turnOf(UserId user) {
        return vertx.sharedData()
                .getLocalLockWithTimeout(name + ":" + user, patience.toMillis())
                .onFailure()
                .transform(late -> new DependencyUnavailable(dependency));
    }
}
