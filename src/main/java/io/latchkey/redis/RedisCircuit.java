package io.latchkey.redis;

import io.latchkey.dependency.Availability;
import io.latchkey.dependency.Circuit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The circuit of Redis, with a timeout for each call. A caller without an answer goes on without Redis, so that an open
 * circuit neither refuses a request nor lets one through.
 */
public final class RedisCircuit {

    /** Five unanswered calls in a row open a busy circuit; one slow answer in ten does not. */
    private static final int CALLS = 10;

    private static final Duration CALM = Duration.ofSeconds(10);

    private final Availability availability;
    private final Counter unanswered;
    private final Duration timeout;
    private final Circuit circuit;

    /**
     * @param clock measures the calm period of the log and decides nothing
     * @param timeout how long a request waits for Redis before it goes on without
     * @param delay how long an open circuit stays open before the trial call
     */
    public RedisCircuit(MeterRegistry metrics, InstantSource clock, Duration timeout, Duration delay) {
        this.availability = new Availability("Redis", CALM, clock);
        this.timeout = timeout;
        this.circuit = new Circuit("redis", CALLS, delay, failure -> true, state -> {});
        this.unanswered = Counter.builder("latchkey.redis.unanswered")
                .description("Calls that Redis did not answer in time or did not get, and PostgreSQL decided alone")
                .register(metrics);
        Gauge.builder("latchkey.redis.available", availability, redis -> redis.isAvailable() ? 1 : 0)
                .description("1 while Redis answers, 0 while PostgreSQL decides alone")
                .register(metrics);
    }

    /**
     * Fails if there is no answer in time. The command is not cancelled: its answer may still come.
     *
     * @param late handles an answer that comes after the timeout
     */
    <T> Future<T> call(Supplier<Future<T>> command, Handler<T> late) {
        return circuit.call(() -> inTime(command.get(), late), Future.class)
                .onSuccess(answer -> availability.available())
                .onFailure(this::unanswered);
    }

    private <T> Future<T> inTime(Future<T> answer, Handler<T> late) {
        return answer.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS).onFailure(tooLate -> answer.onSuccess(late));
    }

    private void unanswered(Throwable cause) {
        unanswered.increment();
        availability.unavailable("PostgreSQL decides alone: " + cause);
    }
}
