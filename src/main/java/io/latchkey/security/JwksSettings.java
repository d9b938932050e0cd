package io.latchkey.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How the keys are fetched if {@code mp.jwt.verify.publickey.location} is an HTTP address. */
@ConfigMapping(prefix = "latchkey.jwks")
public interface JwksSettings {

    /** From a successful fetch to the next: a withdrawn key is accepted for this long. */
    @WithDefault("5m")
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    Duration refreshInterval();

    /** From any fetch to the next, if it failed or if a token has an unknown key ID. */
    @WithDefault("10s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration forcedRefreshInterval();

    /** How long the last keys stay valid while fetches fail. */
    @WithDefault("24h")
    @DurationMin(minutes = 1)
    @DurationMax(days = 7)
    Duration retainOnError();

    /** For the whole response. */
    @WithDefault("3s")
    @DurationMin(millis = 100)
    @DurationMax(seconds = 30)
    Duration timeout();
}
