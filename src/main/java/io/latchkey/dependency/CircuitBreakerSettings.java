package io.latchkey.dependency;

import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** When a circuit breaker tries again (MicroProfile Fault Tolerance 4.1 §7). */
public interface CircuitBreakerSettings {

    /** How long the circuit stays open before one trial request is sent. */
    @WithDefault("1s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 60)
    Duration delay();
}
