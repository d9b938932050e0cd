package io.latchkey.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the keys are fetched where {@code mp.jwt.verify.publickey.location} is an address. */
@ConfigMapping(prefix = "latchkey.jwks")
public interface JwksSettings {

    /** From one good answer to the next question: a key that is withdrawn is refused after so long. */
    @WithDefault("5m")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    Duration refreshInterval();

    /** From any answer to the next question, where it was no good one or a token names a key that nobody knows. */
    @WithDefault("10s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration forcedRefreshInterval();

    /** How long the last good keys are used while no others come. */
    @WithDefault("24h")
    @DurationMin(minutes = 1)
    @DurationMax(days = 7)
    Duration retainOnError();

    /** For a whole answer. */
    @WithDefault("3s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 30)
    Duration timeout();
}
