package io.latchkey.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** When a session is high-assurance (RFC 9470). */
@ConfigMapping(prefix = "latchkey.step-up")
public interface StepUpSettings {

    /** The claim that contains the session's level. */
    @WithDefault("acr")
    String claim();

    /** Each of them is sufficient; the challenge lists them in this order. */
    @WithDefault("high_assurance")
    @NotEmpty
    List<String> acrValues();

    /** The longest time since {@code auth_time}. Unbounded if absent. */
    Optional<@DurationMin(seconds = 1) Duration> maxAge();
}
