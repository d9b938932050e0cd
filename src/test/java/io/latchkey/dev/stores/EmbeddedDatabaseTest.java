package io.latchkey.dev.stores;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() {
        database = EmbeddedDatabase.start();
    }

    @AfterAll
    static void stop() {
        database.stop();
        assertThrows(SQLException.class, () -> database.connect(database.owner()), "a stopped database still answers");
    }

    @Test
    void owner_mayMigrate() {
        assertDoesNotThrow(() -> execute(database.owner(), "CREATE EXTENSION btree_gist"));
        assertDoesNotThrow(() -> execute(database.owner(), "CREATE TABLE migrated (id text)"));
    }

    @Test
    void applicationRole_ownsNothing() {
        assertDoesNotThrow(() -> execute(database.application(), "SELECT 1"));
        assertThrows(SQLException.class, () -> execute(database.application(), "CREATE TABLE mine (id text)"));
    }

    @Test
    void wrongPassword_isRefused() {
        DatabaseCredentials guessed = new DatabaseCredentials(database.owner().role(), "guessed");
        assertThrows(SQLException.class, () -> execute(guessed, "SELECT 1"));
    }

    @Test
    void restart_afterAHalt_keepsItsData() throws SQLException {
        execute(database.owner(), "CREATE TABLE kept (id text)");
        database.halt();
        assertThrows(SQLException.class, () -> database.connect(database.owner()));
        database.restart();
        assertDoesNotThrow(() -> execute(database.owner(), "SELECT * FROM kept"));
    }

    @Test
    void restart_afterACrash_keepsCommittedData() throws SQLException {
        execute(database.owner(), "CREATE TABLE committed (id text)");
        database.crash();
        assertThrows(SQLException.class, () -> database.connect(database.owner()));
        database.restart();
        assertDoesNotThrow(() -> execute(database.owner(), "SELECT * FROM committed"));
    }

    @Test
    void suspendedDatabase_answersWhenItIsResumed() throws Exception {
        database.suspend();
        CompletableFuture<Void> answer =
                CompletableFuture.runAsync(() -> assertDoesNotThrow(() -> execute(database.owner(), "SELECT 1")));
        assertThrows(TimeoutException.class, () -> answer.get(200, TimeUnit.MILLISECONDS));
        database.resume();
        answer.get(10, TimeUnit.SECONDS);
    }

    private static void execute(DatabaseCredentials credentials, String sql) throws SQLException {
        try (Connection connection = database.connect(credentials);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
