package io.latchkey.config;

import io.latchkey.domain.code.Throttle;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How many wrong codes may be tried against one user. */
@ConfigMapping(prefix = "latchkey.throttle")
public interface ThrottleSettings {

    @WithDefault("10")
    @Min(1)
    @Max(Throttle.MAX_PER_HOUR)
    int perHour();

    @WithDefault("50")
    @Min(1)
    @Max(Throttle.MAX_PER_DAY)
    int perDay();
}
