package io.latchkey.proof.history;

import io.latchkey.dev.DevelopmentPepper;
import io.latchkey.dev.idp.DevelopmentTokens;
import io.latchkey.dev.stores.EmbeddedDatabase;
import io.latchkey.dev.stores.EmbeddedRedis;
import io.latchkey.testing.LatchkeyStores;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replicas of the package on a PostgreSQL and a Redis of their own. */
record Cluster(EmbeddedDatabase database, EmbeddedRedis redis, DevelopmentTokens tokens, List<Replica> replicas)
        implements AutoCloseable {

    /** The clients can use up so few. */
    private static final String CONNECTIONS = "10";

    static Cluster start(int size, Path directory) throws IOException {
        EmbeddedDatabase database = EmbeddedDatabase.start();
        EmbeddedRedis redis = EmbeddedRedis.start();
        DevelopmentTokens tokens = DevelopmentTokens.create();
        Map<String, String> settings = new HashMap<>(database.settings());
        settings.putAll(redis.settings());
        settings.putAll(tokens.settings());
        settings.putAll(DevelopmentPepper.settings());
        settings.putAll(LatchkeyStores.MANY_CODES);
        settings.put("quarkus.datasource.reactive.max-size", CONNECTIONS);
        List<Replica> replicas = new ArrayList<>();
        for (int i = 1; i <= size; i++) {
            replicas.add(new Replica(settings, directory.resolve("replica-" + i)));
        }
        replicas.forEach(Replica::start);
        replicas.forEach(Replica::awaitReady);
        return new Cluster(database, redis, tokens, replicas);
    }

    /** Active users without a code. */
    void addUsers(int count) throws SQLException {
        try (Connection connection = database.connect(database.superuser());
                var insert = connection.prepareStatement("INSERT INTO users (id, user_name)"
                        + " SELECT 'user-' || n, 'user-' || n || '@example.org' FROM generate_series(0, ? - 1) AS n")) {
            insert.setInt(1, count);
            insert.executeUpdate();
        }
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        redis.stop();
        database.stop();
    }
}
