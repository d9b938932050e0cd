package io.latchkey.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets time pass without waiting. Both stores use their own clocks, so their records are moved into the past instead.
 */
public final class TimeTravel {

    /** Not a user's id, and for Redis the pattern that matches every id. */
    private static final String EVERYONE = "*";

    private static final String OLDEST_FIRST =
            "SELECT user_id, id FROM temporary_verification_codes WHERE ? IN ('*', user_id) ORDER BY issued_at";

    private static final String MOVE_CODE = """
            UPDATE temporary_verification_codes
            SET issued_at = issued_at - span, ends_at = ends_at - span, last_used_at = last_used_at - span
            FROM make_interval(secs => ?) AS span
            WHERE user_id = ? AND id = ?
            """;

    private static final String MOVE_AUDIT_EVENTS =
            "UPDATE audit_events SET at = at - make_interval(secs => ?) WHERE ? IN ('*', user_id)";

    /** Scores are microseconds. */
    private static final String MOVE_WINDOWS = """
            for _, key in ipairs(redis.call('KEYS', ARGV[1])) do
              local places = redis.call('ZRANGE', key, 0, -1, 'WITHSCORES')
              for i = 1, #places, 2 do
                redis.call('ZADD', key, places[i + 1] - ARGV[2], places[i])
              end
            end
            return 'OK'
            """;

    private TimeTravel() {}

    /** For all users. */
    public static void pass(Duration duration) {
        pass(duration, EVERYONE);
    }

    /** For one user only, so that other tests are not affected. */
    public static void pass(Duration duration, String userId) {
        moveDatabase(duration.toNanos() / 1e9, userId);
        long micros = TimeUnit.NANOSECONDS.toMicros(duration.toNanos());
        RedisConsole.eval(MOVE_WINDOWS, "latchkey:*:{" + userId + "}", Long.toString(micros));
    }

    private static void moveDatabase(double seconds, String userId) {
        var database = LatchkeyStores.database();
        try (Connection connection = database.connect(database.superuser())) {
            connection.setAutoCommit(false);
            // Bypasses the trigger that keeps audit events unchanged, as only a superuser can.
            connection.createStatement().execute("SET session_replication_role = replica");
            moveCodes(connection, seconds, userId);
            moveAuditEvents(connection, seconds, userId);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One by one, the oldest first, because periods must not overlap at any moment. */
    private static void moveCodes(Connection connection, double seconds, String userId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(OLDEST_FIRST);
                PreparedStatement move = connection.prepareStatement(MOVE_CODE)) {
            select.setString(1, userId);
            ResultSet codes = select.executeQuery();
            while (codes.next()) {
                move.setDouble(1, seconds);
                move.setString(2, codes.getString(1));
                move.setObject(3, codes.getObject(2));
                move.addBatch();
            }
            move.executeBatch();
        }
    }

    private static void moveAuditEvents(Connection connection, double seconds, String userId) throws SQLException {
        try (PreparedStatement move = connection.prepareStatement(MOVE_AUDIT_EVENTS)) {
            move.setDouble(1, seconds);
            move.setString(2, userId);
            move.executeUpdate();
        }
    }
}
