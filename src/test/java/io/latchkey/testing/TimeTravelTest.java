package io.latchkey.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeTravelTest {

    private static final LatchkeyStores STORES = new LatchkeyStores();

    private static final String TWO_ADJOINING_CODES = """
            INSERT INTO temporary_verification_codes (id, user_id, hash, issued_at, ends_at, issued_by)
            VALUES (gen_random_uuid(), '%1$s', '', now() - interval '10 minutes', now(), 'carol'),
                   (gen_random_uuid(), '%1$s', '', now(), now() + interval '1 hour', 'carol')
            """;

    private static final String AUDIT_EVENT = """
            INSERT INTO audit_events (id, type, user_id, actor_subject, request_id, outcome)
            VALUES (gen_random_uuid(), 'code.generated', '%s', 'carol', '', 'success')
            """;

    private static final String CODES_AND_EVENTS_THAT_ARE_OVER = """
            SELECT (SELECT count(*) FROM temporary_verification_codes WHERE user_id = '%1$s' AND ends_at <= now())
                 + (SELECT count(*) FROM audit_events WHERE user_id = '%1$s' AND at <= now() - interval '1 hour')
            """;

    private final String moved = UUID.randomUUID().toString();
    private final String left = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        STORES.start();
        Migrations.migrate(LatchkeyStores.database());
    }

    @AfterAll
    static void stop() {
        STORES.stop();
    }

    @BeforeEach
    void remember() throws SQLException {
        for (String user : List.of(moved, left)) {
            execute(TWO_ADJOINING_CODES.formatted(user));
            execute(AUDIT_EVENT.formatted(user));
            RedisConsole.eval("redis.call('ZADD', ARGV[1], 3600000001, 'place') return 'OK'", window(user));
        }
    }

    @Test
    void movesOneUser() throws SQLException {
        TimeTravel.pass(Duration.ofHours(1), moved);
        assertEquals(3, over(moved));
        assertEquals(1, over(left));
        expectScore(1, moved);
        expectScore(3_600_000_001L, left);
    }

    @Test
    void movesEveryone() throws SQLException {
        TimeTravel.pass(Duration.ofHours(1));
        for (String user : List.of(moved, left)) {
            assertEquals(3, over(user));
            expectScore(1, user);
        }
    }

    private static long over(String user) throws SQLException {
        try (Connection connection = connection();
                ResultSet count =
                        connection.createStatement().executeQuery(CODES_AND_EVENTS_THAT_ARE_OVER.formatted(user))) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connection()) {
            connection.createStatement().execute(sql);
        }
    }

    private static Connection connection() throws SQLException {
        var database = LatchkeyStores.database();
        return database.connect(database.superuser());
    }

    private static String window(String user) {
        return "latchkey:generate:{" + user + "}";
    }

    private static void expectScore(long score, String user) {
        String script = "if tonumber(redis.call('ZSCORE', ARGV[1], 'place')) == tonumber(ARGV[2]) then return 'OK' end "
                + "return redis.error_reply('Not moved')";
        RedisConsole.eval(script, window(user), Long.toString(score));
    }
}
