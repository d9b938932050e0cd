package io.latchkey.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Whether Redis answers: every question without an answer is counted, but only the turns of the tide are logged. */
public final class Presence {

    private static final Logger LOG = Logger.getLogger(Presence.class);

    private final AtomicBoolean away = new AtomicBoolean();
    private final Counter unanswered;

    public Presence(MeterRegistry metrics) {
        this.unanswered = Counter.builder("latchkey.redis.unanswered")
                .description("Questions to Redis that had no answer in time, and that PostgreSQL decided alone")
                .register(metrics);
    }

    void answered() {
        if (away.compareAndSet(true, false)) {
            LOG.info("Redis answers again");
        }
    }

    void unanswered(Throwable cause) {
        unanswered.increment();
        if (away.compareAndSet(false, true)) {
            LOG.warnf("Redis does not answer, PostgreSQL decides alone: %s", cause);
        }
    }
}
