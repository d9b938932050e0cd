package io.latchkey.config;

import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.Quota;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The lifetimes that an administrator may choose, in hours, and how many codes one administrator may generate. */
@ConfigMapping(prefix = "latchkey.policy")
public interface PolicySettings {

    /** Codes that one administrator may generate for all users together in any sliding hour. */
    @WithDefault("60")
    @Min(1)
    @Max(Quota.MAX_PER_ISSUER)
    int issuerQuota();

    @WithDefault("1")
    @Min(Lifetime.MIN_HOURS)
    @Max(Lifetime.MAX_HOURS)
    int minHours();

    @WithDefault("24")
    @Min(Lifetime.MIN_HOURS)
    @Max(Lifetime.MAX_HOURS)
    int maxHours();
}
