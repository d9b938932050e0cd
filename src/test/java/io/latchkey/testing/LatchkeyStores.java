package io.latchkey.testing;

import io.latchkey.dev.DevelopmentPepper;
import io.latchkey.dev.idp.DevelopmentTokens;
import io.latchkey.dev.stores.EmbeddedDatabase;
import io.latchkey.dev.stores.EmbeddedRedis;
import io.latchkey.domain.code.Quota;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.util.HashMap;
import java.util.Map;

/**
 * The stores and the token issuer of every {@code @QuarkusTest} and {@code @QuarkusIntegrationTest}, and the handles by
 * which a test stops them, makes them slow or reads their contents.
 */
@WithTestResource(value = LatchkeyStores.class, scope = TestResourceScope.GLOBAL)
public final class LatchkeyStores implements QuarkusTestResourceLifecycleManager {

    /** One administrator generates the codes of all tests. */
    public static final Map<String, String> MANY_CODES =
            Map.of("latchkey.policy.issuer-quota", Integer.toString(Quota.MAX_PER_ISSUER));

    private static EmbeddedDatabase database;
    private static EmbeddedRedis redis;
    private static DevelopmentTokens tokens;
    private static Map<String, String> given;

    @Override
    public Map<String, String> start() {
        database = EmbeddedDatabase.start();
        redis = EmbeddedRedis.start();
        tokens = DevelopmentTokens.create();
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(redis.settings());
        settings.putAll(tokens.settings());
        settings.putAll(DevelopmentPepper.settings());
        settings.putAll(MANY_CODES);
        given = Map.copyOf(settings);
        return settings;
    }

    @Override
    public void stop() {
        database.stop();
        redis.stop();
    }

    public static EmbeddedDatabase database() {
        return database;
    }

    public static EmbeddedRedis redis() {
        return redis;
    }

    public static DevelopmentTokens tokens() {
        return tokens;
    }

    /** The configuration of the service under test. */
    public static Map<String, String> settings() {
        return given;
    }
}
