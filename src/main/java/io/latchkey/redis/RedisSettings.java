package io.latchkey.redis;

import io.latchkey.dependency.CircuitBreakerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of Redis, which stores the windows. */
@ConfigMapping(prefix = "latchkey.redis")
public interface RedisSettings {

    /** How long a request waits for a window before the history of codes decides alone. */
    @WithDefault("250ms")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 5)
    Duration timeout();

    CircuitBreakerSettings circuitBreaker();
}
