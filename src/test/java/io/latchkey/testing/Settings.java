package io.latchkey.testing;

import io.latchkey.config.PolicySettings;
import io.latchkey.config.ThrottleSettings;
import io.latchkey.console.ConsoleSettings;
import io.latchkey.hashing.HashSettings;
import io.latchkey.hashing.PepperSettings;
import io.latchkey.http.LoadSettings;
import io.latchkey.http.SurfaceSettings;
import io.latchkey.postgres.PostgresSettings;
import io.latchkey.redis.RedisSettings;
import io.latchkey.security.AccessTokenSettings;
import io.latchkey.security.JwksSettings;
import io.latchkey.security.StepUpSettings;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.validator.BeanValidationConfigValidatorImpl;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Reads and validates every settings interface of the service together, as Quarkus does at the start. */
public final class Settings {

    public static final Set<Class<?>> ALL = Set.of(
            AccessTokenSettings.class,
            ConsoleSettings.class,
            HashSettings.class,
            JwksSettings.class,
            LoadSettings.class,
            PepperSettings.class,
            PolicySettings.class,
            PostgresSettings.class,
            RedisSettings.class,
            StepUpSettings.class,
            SurfaceSettings.class,
            ThrottleSettings.class);

    private Settings() {}

    public static SmallRyeConfig read(ConfigSource source) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(source)
                .withValidator(new BeanValidationConfigValidatorImpl());
        ALL.forEach(builder::withMapping);
        return builder.build();
    }
}
