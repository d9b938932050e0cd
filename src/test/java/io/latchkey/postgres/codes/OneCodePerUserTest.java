package io.latchkey.postgres.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.postgres.Sql;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The constraint alone, under concurrent connections and without any code of the service. */
@QuarkusTest
class OneCodePerUserTest {

    private static final int CONNECTIONS = 32;
    private static final String EXCLUSION_VIOLATION = "23P01";

    private static final String INSERT = """
            INSERT INTO temporary_verification_codes (id, user_id, hash, issued_at, ends_at, issued_by)
            SELECT gen_random_uuid(), ?, '', start, start + interval '1 hour', 'carol'
            FROM (SELECT timestamptz '2026-02-28 12:00Z' + make_interval(mins => ?) AS start) AS period
            """;

    private static final String OR_NOTHING = INSERT + "ON CONFLICT DO NOTHING";

    private final String user = UUID.randomUUID().toString();
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();

    @AfterEach
    void disconnect() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }

    @RepeatedTest(5)
    void overlappingPeriods_insertedOnManyConnections_areOneRow() {
        IntStream.range(0, CONNECTIONS).forEach(i -> connections.add(Sql.connect(Sql.application())));
        int inserted = Parallel.run(CONNECTIONS, this::insertOnItsOwnConnection).stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertEquals(1, inserted);
        assertEquals(1, People.count("SELECT count(*) FROM temporary_verification_codes WHERE user_id = ?", user));
    }

    @Test
    void overlappingPeriod_withoutOnConflict_isAnExclusionViolation() throws SQLException {
        insert(INSERT, 0);
        assertEquals(EXCLUSION_VIOLATION, refused(59));
        assertEquals(EXCLUSION_VIOLATION, refused(-59));
    }

    @Test
    void adjacentPeriods_doNotOverlap() throws SQLException {
        assertEquals(1, insert(INSERT, 0));
        assertEquals(1, insert(INSERT, 60));
        assertEquals(1, insert(INSERT, -60));
    }

    @Test
    void shortenedPeriod_allowsANewOneAtOnce() throws SQLException {
        insert(INSERT, 0);
        People.update(
                "UPDATE temporary_verification_codes SET ends_at = issued_at + interval '1 minute' WHERE user_id = ?",
                user);
        assertEquals(EXCLUSION_VIOLATION, refused(0));
        assertEquals(1, insert(INSERT, 1));
    }

    @Test
    void periodsOfDifferentUsers_mayOverlap() throws SQLException {
        insert(INSERT, 0);
        assertEquals(1, insert(INSERT, 0, UUID.randomUUID().toString()));
    }

    private int insertOnItsOwnConnection() throws SQLException {
        try (Connection connection = connections.remove()) {
            return insert(connection, OR_NOTHING, ThreadLocalRandom.current().nextInt(60), user);
        }
    }

    private String refused(int minutes) {
        return assertThrows(SQLException.class, () -> insert(INSERT, minutes)).getSQLState();
    }

    private int insert(String statement, int minutes) throws SQLException {
        return insert(statement, minutes, user);
    }

    private static int insert(String statement, int minutes, String userId) throws SQLException {
        try (Connection connection = Sql.connect(Sql.application())) {
            return insert(connection, statement, minutes, userId);
        }
    }

    private static int insert(Connection connection, String statement, int minutes, String userId) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(statement)) {
            insert.setString(1, userId);
            insert.setInt(2, minutes);
            return insert.executeUpdate();
        }
    }
}
