package io.latchkey.dev;

import io.latchkey.dev.idp.DevelopmentTokens;
import io.latchkey.dev.stores.EmbeddedDatabase;
import io.latchkey.dev.stores.EmbeddedRedis;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the environment leaves open of the stores, the issuer of tokens and the pepper.
 *
 * <p>Kept as system properties, which a live reload leaves alone: what was started is found again, not started again. Of
 * the profile {@code dev} only, since continuous testing runs its own service in the same JVM.
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

    /** Whoever sets the one setting that each cannot do without has a store, an issuer or a pepper of their own. */
    private void supply(Supplier<Map<String, String>> settings, String name) {
        if (config.getOptionalValue(name, String.class).isEmpty()) {
            settings.get().forEach((each, value) -> System.setProperty(PROFILE + each, value));
        }
    }
}
