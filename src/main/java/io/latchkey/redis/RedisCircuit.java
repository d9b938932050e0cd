package io.latchkey.redis;

import io.smallrye.faulttolerance.api.Guard;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks Redis and waits no longer than is of use; and where it left half of the last questions unanswered, does not ask at
 * all for a while, then one question as a trial (MicroProfile Fault Tolerance 4.1 §7). Whoever is not answered goes on
 * without Redis, so that an open circuit refuses nothing and lets nothing through.
 */
public final class RedisCircuit {

    /** Five unanswered questions in a row open a circuit that was busy; one slow answer in ten does not. */
    private static final int REQUEST_VOLUME_THRESHOLD = 10;

    private static final double FAILURE_RATIO = 0.5;

    private final RedisAvailability presence;
    private final Duration timeout;
    private final Guard guard;

    /**
     * @param timeout how long a request waits for Redis before it goes on without
     * @param delay how long an open circuit stays so before the trial
     */
    public RedisCircuit(RedisAvailability presence, Duration timeout, Duration delay) {
        this.presence = presence;
        this.timeout = timeout;
        this.guard = Guard.create()
                .withDescription("redis")
                .withCircuitBreaker()
                .requestVolumeThreshold(REQUEST_VOLUME_THRESHOLD)
                .failureRatio(FAILURE_RATIO)
                .delay(delay.toMillis(), ChronoUnit.MILLIS)
                .done()
                // "Offloaded" to the thread that asks: otherwise each question and each answer is queued on its context
                // again.
                .withThreadOffload(true)
                .withThreadOffloadExecutor(Runnable::run)
                .build();
    }

    /**
     * Fails where there is no answer in time. What was sent is left alone: its answer may come yet.
     *
     * @param late what becomes of an answer that nobody waited for
     */
    @SuppressWarnings("unchecked") // Of the type, the guard only asks what is asynchronous about it.
    <T> Future<T> ask(Supplier<Future<T>> question, Handler<T> late) {
        Future<T> answer = guard.get(() -> inTime(question.get(), late), Future.class);
        return answer.onSuccess(inTime -> presence.answered()).onFailure(presence::unanswered);
    }

    private <T> Future<T> inTime(Future<T> answer, Handler<T> late) {
        return answer.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).onFailure(tooLate -> answer.onSuccess(late));
    }
}
