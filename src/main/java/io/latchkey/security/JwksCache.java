package io.latchkey.security;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The keys that an issuer publishes, fetched in the background long before anybody has to wait for them. While none come, the
 * last good ones go on working, for a time that is bounded; a token under a name that nobody knows has them fetched at once,
 * but not again and again: a caller who makes names up does not reach the issuer more often than that.
 *
 * <p>Time is Vert.x's timers, which the machine's clock does not move.
 */
final class JwksCache {

    /**
     * @param refresh from one good answer to the next question
     * @param rest from any answer to the next question, however it is asked for
     * @param retain how long the last good keys outlive their last good answer
     */
    record Pace(Duration refresh, Duration rest, Duration retain) {}

    private final Supplier<Uni<String>> source;
    private final Pace pace;
    private final Vertx vertx;
    private final JwksAvailability news;
    private volatile Jwks known = Jwks.NONE;
    private Uni<Void> question;
    private boolean resting;
    private long end;
    private long next;

    JwksCache(Supplier<Uni<String>> source, Pace pace, Vertx vertx, JwksAvailability news) {
        this.source = source;
        this.pace = pace;
        this.vertx = vertx;
        this.news = news;
    }

    /** The same object for as long as the keys are the same ones. */
    Jwks known() {
        return known;
    }

    /**
     * @return done when {@link #known} is as new as may be: at once, or when the question is answered that all who wait
     *     share. It does not fail.
     */
    Uni<Void> renewed() {
        Uni<Void> begun;
        synchronized (this) {
            if (resting) {
                return Uni.createFrom().voidItem();
            }
            if (question != null) {
                return question;
            }
            begun = ask();
            question = begun;
        }
        // Whoever waits may hang up, and the question goes on.
        begun.subscribe().with(done -> {});
        return begun;
    }

    private Uni<Void> ask() {
        return Uni.createFrom()
                .deferred(source::get)
                .map(Jwks::parse)
                .invoke(this::take)
                .onFailure()
                .invoke(this::retry)
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid()
                .memoize()
                .indefinitely();
    }

    private synchronized void take(Jwks found) {
        if (!found.areThoseOf(known)) {
            known = found;
            news.changed(found);
        }
        news.answered();
        vertx.cancelTimer(end);
        end = after(pace.retain(), this::forget);
        vertx.cancelTimer(next);
        next = after(pace.refresh(), this::refresh);
        rest(() -> {});
    }

    /** Put off where nothing is asked just now; left out, it would be the last. */
    private synchronized void refresh() {
        if (resting) {
            next = after(pace.rest(), this::refresh);
        } else {
            renewed();
        }
    }

    private synchronized void retry(Throwable cause) {
        news.unanswered(cause, known);
        rest(this::renewed);
    }

    private void rest(Runnable afterwards) {
        question = null;
        resting = true;
        after(pace.rest(), () -> {
            wake();
            afterwards.run();
        });
    }

    private synchronized void wake() {
        resting = false;
    }

    private synchronized void forget() {
        known = Jwks.NONE;
        news.forgotten();
    }

    private long after(Duration time, Runnable task) {
        return vertx.setTimer(time.toMillis(), timer -> task.run());
    }
}
