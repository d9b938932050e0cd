package io.latchkey.postgres;

import io.latchkey.dev.stores.DatabaseCredentials;
import io.latchkey.dev.stores.EmbeddedDatabase;
import io.latchkey.testing.LatchkeyStores;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Runs statements that bypass the service, under a chosen role. */
public final class Sql {

    static final String SUCCESS = "00000";

    private Sql() {}

    public static DatabaseCredentials application() {
        return database().application();
    }

    public static DatabaseCredentials owner() {
        return database().owner();
    }

    public static DatabaseCredentials superuser() {
        return database().superuser();
    }

    public static Connection connect(DatabaseCredentials login) {
        try {
            return database().connect(login);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a transaction with a statement. Closing the connection rolls it back. */
    public static Connection begun(DatabaseCredentials login, String statement) throws SQLException {
        Connection connection = connect(login);
        connection.setAutoCommit(false);
        connection.createStatement().execute(statement);
        return connection;
    }

    /** Connects without the extended protocol, which requires parameters even for a statement that is only explained. */
    public static Connection connectSimply(DatabaseCredentials login) throws SQLException {
        String url = database().jdbcUrl() + "?preferQueryMode=simple";
        return DriverManager.getConnection(url, login.role(), login.password());
    }

    /** The SQLSTATE of a statement, which is rolled back if it succeeds. */
    public static String state(DatabaseCredentials login, String statement) throws SQLException {
        try (Connection connection = connect(login)) {
            connection.setAutoCommit(false);
            connection.createStatement().execute(statement);
            connection.rollback();
            return SUCCESS;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    public static void execute(DatabaseCredentials login, String statement) {
        try (Connection connection = connect(login)) {
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<String> strings(String query, String parameter) {
        List<String> strings = new ArrayList<>();
        try (Connection connection = connect(superuser());
                PreparedStatement prepared = connection.prepareStatement(query)) {
            prepared.setString(1, parameter);
            ResultSet rows = prepared.executeQuery();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedDatabase database() {
        return LatchkeyStores.database();
    }
}
