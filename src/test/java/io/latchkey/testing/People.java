package io.latchkey.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Users for tests, a new one each time, so that no test sees another's codes. */
public final class People {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private People() {}

    public static String activeUser() {
        return user(true);
    }

    public static String inactiveUser() {
        return user(false);
    }

    /** A user with an authenticator app and a security key, in this order. */
    public static String userWithMethods() {
        String id = user(true);
        update("INSERT INTO verification_methods VALUES (?, 0, 'totp', 'Authenticator app')", id);
        update("INSERT INTO verification_methods VALUES (?, 1, 'webauthn', 'YubiKey')", id);
        return id;
    }

    /** An id that no user has. */
    public static String nobody() {
        return "nobody-" + NUMBER.incrementAndGet();
    }

    private static String user(boolean active) {
        String id = "user-" + NUMBER.incrementAndGet();
        update("INSERT INTO users (id, user_name, active) VALUES (?, ?, " + active + ")", id, id + "@example.org");
        return id;
    }

    public static void deactivate(String user) {
        update("UPDATE users SET active = false WHERE id = ?", user);
    }

    public static void update(String statement, String... parameters) {
        prepared(statement, parameters, prepared -> (long) prepared.executeUpdate());
    }

    /** Bypasses every trigger, as only a superuser can. */
    public static void updateAsNobodyMay(String statement, String... parameters) {
        prepared(statement, parameters, prepared -> {
            prepared.getConnection().createStatement().execute("SET session_replication_role = replica");
            return (long) prepared.executeUpdate();
        });
    }

    public static long count(String query, String... parameters) {
        return prepared(query, parameters, prepared -> {
            ResultSet rows = prepared.executeQuery();
            rows.next();
            return rows.getLong(1);
        });
    }

    private interface Work {
        long with(PreparedStatement statement) throws SQLException;
    }

    private static long prepared(String statement, String[] parameters, Work work) {
        var database = LatchkeyStores.database();
        try (Connection connection = database.connect(database.superuser());
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setString(i + 1, parameters[i]);
            }
            return work.with(prepared);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
