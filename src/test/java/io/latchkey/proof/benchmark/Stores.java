package io.latchkey.proof.benchmark;

import io.latchkey.dev.DevelopmentPepper;
import io.latchkey.dev.idp.DevelopmentTokens;
import io.latchkey.dev.stores.EmbeddedDatabase;
import io.latchkey.dev.stores.EmbeddedRedis;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Migrations;
import io.latchkey.testing.RedisConsole;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The stores and the token issuer of all measured processes. */
record Stores(EmbeddedDatabase database, EmbeddedRedis redis, DevelopmentTokens tokens, Map<String, String> pepper) {

    /** A power failure may destroy data of development's PostgreSQL. This one is durable, as in production. */
    private static final List<String> DURABLE = List.of(
            "ALTER SYSTEM SET fsync = on",
            "ALTER SYSTEM SET synchronous_commit = on",
            "ALTER SYSTEM SET random_page_cost = 1.1",
            "ALTER SYSTEM SET shared_buffers = '6GB'",
            "ALTER SYSTEM SET max_wal_size = '8GB'",
            "ALTER SYSTEM SET checkpoint_timeout = '30min'");

    private static final int ADMINISTRATORS = 64;

    /** Loading is not durable: after a failure it starts again, and this avoids writing ten gigabytes twice. */
    private static final List<String> HURRY =
            List.of("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off");

    private static final List<String> CARE =
            List.of("CHECKPOINT", "ALTER SYSTEM SET fsync = on", "ALTER SYSTEM RESET full_page_writes");

    /** Only of the service's own events: the loaded ones are older than a day. */
    private static final String WRONG_CODES =
            "DELETE FROM audit_events WHERE reason IN ('mismatch', 'expired', 'no_active_code') AND at > now() - interval '1 day'";

    static Stores start() throws SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.start();
        try (Connection superuser = database.connect(database.superuser())) {
            new BenchmarkLog(superuser).configure(DURABLE);
        }
        database.halt();
        database.restart();
        Migrations.migrate(database);
        return new Stores(database, EmbeddedRedis.start(), DevelopmentTokens.create(), DevelopmentPepper.settings());
    }

    void load(BenchmarkPopulation population) throws SQLException {
        try (Connection superuser = database.connect(database.superuser())) {
            BenchmarkLog console = new BenchmarkLog(superuser);
            console.configure(HURRY);
            population.load(superuser, pepper);
            console.configure(CARE);
        }
    }

    /** Removes all wrong codes: a user may present ten an hour, over all rounds. */
    void forgetWrongCodes() throws SQLException {
        try (Connection superuser = database.connect(database.superuser())) {
            BenchmarkLog console = new BenchmarkLog(superuser);
            console.run("SET session_replication_role = replica");
            console.run(WRONG_CODES);
            console.run("VACUUM audit_events");
        }
        RedisConsole.flush(redis);
    }

    /** Connections of all replicas of the service. */
    long connections() throws SQLException {
        try (Connection superuser = database.connect(database.superuser())) {
            return new BenchmarkLog(superuser)
                    .number("SELECT count(*) FROM pg_stat_activity WHERE usename = 'latchkey'");
        }
    }

    /** Settings of the service. It does not migrate, as in k8s/. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(redis.settings());
        settings.putAll(pepper);
        settings.putAll(LatchkeyStores.MANY_CODES);
        settings.put("quarkus.flyway.migrate-at-start", "false");
        settings.put("quarkus.shutdown.delay", "0S");
        tokens.settings().forEach((name, value) -> {
            if (name.startsWith("mp.jwt.")) {
                settings.put(name, value);
            }
        });
        return settings;
    }

    /**
     * The callers. Many administrators generate codes, because the codes of one are counted one after another. Another one
     * reads statuses, which need to count an administrator's codes.
     */
    List<String> tokens(Scenario scenario) {
        return switch (scenario) {
            case ISSUE ->
                IntStream.range(0, ADMINISTRATORS).mapToObj(this::administrator).toList();
            case STATUS -> List.of(administrator(ADMINISTRATORS));
            case VERIFY_RIGHT, VERIFY_FIRST, VERIFY_WRONG, VERIFY_NONE, METHODS, CONSTANT ->
                List.of(token("login-service", "login-pipeline"));
            case AUDIT_OF_USER, AUDIT_OF_ACTOR, AUDIT_NEWEST, AUDIT_CHAIN -> List.of(token("ann", "auditor"));
            case SCIM_USER, SCIM_USER_NAME, SCIM_EXTERNAL_ID, SCIM_PAGE, SCIM_PATCH ->
                List.of(token("identity-provider", "user-provisioner"));
        };
    }

    private String administrator(int number) {
        return tokens.forSubject("carol-" + number)
                .roles("mfa-admin")
                .acr("high_assurance")
                .sign();
    }

    private String token(String subject, String role) {
        return tokens.forSubject(subject).roles(role).sign();
    }
}
