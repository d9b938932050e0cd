package io.latchkey.postgres;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * How long one caller waits for PostgreSQL. The question itself is never cancelled, neither when time is up nor when the
 * caller hangs up: Hibernate Reactive, cancelled halfway, closes the session while a statement of it still runs. It is
 * undone at its end instead.
 */
final class Deadline {

    private volatile boolean over;

    private Deadline() {}

    static Deadline of(UniEmitter<?> caller) {
        Deadline patience = new Deadline();
        caller.onTermination(() -> patience.over = true);
        return patience;
    }

    /** Has an end, with or without an answer, where the caller has hung up too. */
    <T> Uni<T> inTime(Uni<T> question, Duration timeout, Vertx vertx) {
        return Uni.createFrom().emitter(answer -> {
            long timer = vertx.setTimer(timeout.toMillis(), up -> {
                over = true;
                answer.fail(new TimeoutException("no answer within " + timeout));
            });
            answer.onTermination(() -> vertx.cancelTimer(timer));
            question.subscribe().with(answer::complete, answer::fail);
        });
    }

    /** Not begun, and not committed, where nobody waits for it any more. */
    <T> Uni<T> whileItLasts(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .voidItem()
                .invoke(this::check)
                .chain(none -> work.get())
                .invoke(this::check);
    }

    private void check() {
        if (over) {
            throw new CancellationException("nobody waits for the answer any more");
        }
    }
}
