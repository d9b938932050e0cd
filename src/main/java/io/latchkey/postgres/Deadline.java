package io.latchkey.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The time that one caller waits for PostgreSQL. Neither a timeout nor a caller that disconnects cancels the work: if Hibernate
 * Reactive is cancelled halfway, it closes the session while a statement still runs. The work is rolled back at its end instead.
 */
final class Deadline {

    private volatile boolean passed;

    private Deadline() {}

    static Deadline of(UniEmitter<?> caller) {
        Deadline deadline = new Deadline();
        caller.onTermination(() -> deadline.passed = true);
        return deadline;
    }

    /** Always terminates, even if the caller has disconnected. */
    <T> Uni<T> limit(Uni<T> work, Duration timeout, Vertx vertx) {
        return Uni.createFrom().emitter(answer -> {
            long timer = vertx.setTimer(timeout.toMillis(), up -> {
                passed = true;
                answer.fail(new TimeoutException("no answer within " + timeout));
            });
            answer.onTermination(() -> vertx.cancelTimer(timer));
            work.subscribe().with(answer::complete, answer::fail);
        });
    }

    /** Neither begins nor commits the work after the deadline. */
    <T> Uni<T> guard(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .voidItem()
                .invoke(this::check)
                .chain(none -> work.get())
                .invoke(this::check);
    }

    private void check() {
        if (passed) {
            throw new CancellationException("the deadline has passed");
        }
    }
}
