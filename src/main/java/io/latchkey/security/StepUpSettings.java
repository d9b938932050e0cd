package io.latchkey.security;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** What a high-assurance session is (RFC 9470). */
@ConfigMapping(prefix = "latchkey.step-up")
public interface StepUpSettings {

    /** The claim that carries the session's level. */
    @WithDefault("acr")
    String claim();

    /** Any one of them suffices; the challenge lists them in this order. */
    @WithDefault("high_assurance")
    @NotEmpty
    List<String> acrValues();

    /** How long ago, by {@code auth_time}, the caller may have authenticated. No bound where absent. */
    Optional<@DurationMin(seconds = 1) Duration> maxAge();
}
