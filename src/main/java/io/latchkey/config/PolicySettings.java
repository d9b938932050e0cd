package io.latchkey.config;

import io.latchkey.domain.code.IssuerQuota;
import io.latchkey.domain.code.Lifetime;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Narrows the lifetimes that may be chosen, in hours, and how many codes one administrator may generate. */
@ConfigMapping(prefix = "latchkey.policy")
public interface PolicySettings {

    /** Codes of one administrator, for whomever, in any sliding hour. */
    @WithDefault("60")
    @Min(1)
    @Max(IssuerQuota.MAX_PER_HOUR)
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
