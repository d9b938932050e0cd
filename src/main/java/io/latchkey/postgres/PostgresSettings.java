package io.latchkey.postgres;

import io.latchkey.dependency.CircuitBreakerSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the service waits for PostgreSQL. */
@ConfigMapping(prefix = "latchkey.postgres")
public interface PostgresSettings {

    /** How long a request waits for PostgreSQL before it is answered 503, and at most for a connection to it. */
    @WithDefault("5s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 20)
    Duration timeout();

    CircuitBreakerSettings circuitBreaker();
}
