package io.latchkey.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Whether Redis answers. Every question it leaves unanswered is counted; only the turns of the tide are logged. */
public final class RedisAvailability {

    private static final Logger LOG = Logger.getLogger(RedisAvailability.class);

    /** A busy Redis answers some and not others: without a pause each of them would be a turn, and a line in the log. */
    private static final Duration CALM = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final Counter unanswered;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile Instant lastUnanswered = Instant.MIN;

    /** @param clock tells turns of the tide from ripples, and decides nothing */
    public RedisAvailability(MeterRegistry metrics, InstantSource clock) {
        this.clock = clock;
        this.unanswered = Counter.builder("latchkey.redis.unanswered")
                .description(
                        "Questions that Redis did not answer in time or was not asked, and PostgreSQL decided alone")
                .register(metrics);
        Gauge.builder("latchkey.redis.available", away, gone -> gone.get() ? 0 : 1)
                .description("1 while Redis answers, 0 while PostgreSQL decides alone")
                .register(metrics);
    }

    void answered() {
        if (away.get() && isCalm() && away.compareAndSet(true, false)) {
            LOG.info("Redis answers again");
        }
    }

    void unanswered(Throwable cause) {
        unanswered.increment();
        lastUnanswered = clock.instant();
        if (away.compareAndSet(false, true)) {
            LOG.warnf("Redis does not answer, PostgreSQL decides alone: %s", cause);
        }
    }

    private boolean isCalm() {
        return !clock.instant().isBefore(lastUnanswered.plus(CALM));
    }
}
