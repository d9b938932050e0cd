package io.latchkey.redis;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The store of windows. */
@ConfigMapping(prefix = "latchkey.redis")
public interface RedisSettings {

    /** How long a window may take to answer before the history decides. */
    @WithDefault("250ms")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 5)
    Duration timeout();

    CircuitBreaker circuitBreaker();

    /** When the circuit breaker tries again (MicroProfile Fault Tolerance 4.1 §7). */
    interface CircuitBreaker {

        /** How long the circuit stays open before one trial request is sent. */
        @WithDefault("1s")
        @DurationMin(millis = 100)
        @DurationMax(seconds = 60)
        Duration delay();
    }
}
