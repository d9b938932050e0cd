package io.latchkey.dev;

import io.latchkey.dev.idp.DevelopmentTokens;
import io.latchkey.dev.stores.EmbeddedDatabase;
import io.latchkey.dev.stores.EmbeddedRedis;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Provides the stores, the token issuer and the pepper that the environment does not configure.
 *
 * <p>They are system properties, because those survive a live reload: what was started is not started again. They are set for
 * profile {@code dev} only, because continuous testing runs its own service in the same JVM.
 */
final class DevelopmentSettings {

    private static final String PROFILE = "%dev.";

    private final Config config = ConfigProvider.getConfig();

    void complete() {
        supply(() -> EmbeddedDatabase.start().settings(), "quarkus.datasource.reactive.url");
        supply(() -> EmbeddedRedis.start().settings(), "quarkus.redis.hosts");
        supply(() -> DevelopmentTokens.create().settings(), "mp.jwt.verify.publickey.location");
        supply(DevelopmentPepper::settings, "latchkey.pepper.active-key");
    }

    /** @param name a setting that is always needed: if it is set, the environment has its own store, issuer or pepper */
    private void supply(Supplier<Map<String, String>> settings, String name) {
        if (config.getOptionalValue(name, String.class).isEmpty()) {
            settings.get().forEach((each, value) -> System.setProperty(PROFILE + each, value));
        }
    }
}
