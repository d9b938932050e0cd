package io.latchkey.benchmark;

import io.latchkey.dev.DevelopmentPepper;
import io.latchkey.dev.DevelopmentTokens;
import io.latchkey.dev.EmbeddedDatabase;
import io.latchkey.dev.EmbeddedRedis;
import io.latchkey.testing.LatchkeyStores;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stores and the issuer of tokens that everything measured shares. */
record Stores(EmbeddedDatabase database, EmbeddedRedis redis, DevelopmentTokens tokens, Map<String, String> pepper) {

    /** Development's PostgreSQL forgets what a power failure takes; this one, as in production, does not. */
    private static final List<String> DURABLE = List.of(
            "ALTER SYSTEM SET fsync = on",
            "ALTER SYSTEM SET synchronous_commit = on",
            "ALTER SYSTEM SET random_page_cost = 1.1",
            "ALTER SYSTEM SET shared_buffers = '1GB'",
            "ALTER SYSTEM SET max_wal_size = '4GB'");

    static Stores start() throws SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.start();
        try (Connection connection = database.connect(database.superuser());
                var statement = connection.createStatement()) {
            for (String setting : DURABLE) {
                statement.execute(setting);
            }
        }
        database.halt();
        database.restart();
        return new Stores(database, EmbeddedRedis.start(), DevelopmentTokens.create(), DevelopmentPepper.settings());
    }

    void load(Population population) throws SQLException {
        try (Connection superuser = database.connect(database.superuser())) {
            population.load(superuser, pepper);
        }
    }

    /** How the service is told. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(redis.settings());
        settings.putAll(pepper);
        settings.putAll(LatchkeyStores.MANY_CODES);
        tokens.settings().forEach((name, value) -> {
            if (name.startsWith("mp.jwt.")) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    String token(Scenario scenario) {
        return switch (scenario) {
            case STATUS, ISSUE ->
                tokens.forSubject("carol")
                        .roles("mfa-admin")
                        .acr("high_assurance")
                        .sign();
            case VERIFY_RIGHT, VERIFY_WRONG, VERIFY_NONE, METHODS, CONSTANT ->
                tokens.forSubject("login-service").roles("login-pipeline").sign();
        };
    }
}
