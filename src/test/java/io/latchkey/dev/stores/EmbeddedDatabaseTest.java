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
        assertThrows(SQLException.class, () -> database.connect(database.owner()), "Stopped, it still answers");
    }

    @Test
    void theOwnerMayMigrate() {
        assertDoesNotThrow(() -> execute(database.owner(), "CREATE EXTENSION btree_gist"));
        assertDoesNotThrow(() -> execute(database.owner(), "CREATE TABLE migrated (id text)"));
    }

    @Test
    void theApplicationRoleOwnsNothing() {
        assertDoesNotThrow(() -> execute(database.application(), "SELECT 1"));
        assertThrows(SQLException.class, () -> execute(database.application(), "CREATE TABLE mine (id text)"));
    }

    @Test
    void passwordsCount() {
        DatabaseCredentials guessed = new DatabaseCredentials(database.owner().role(), "guessed");
        assertThrows(SQLException.class, () -> execute(guessed, "SELECT 1"));
    }

    @Test
    void haltedAndStartedAgainItHasWhatItHad() throws SQLException {
        execute(database.owner(), "CREATE TABLE kept (id text)");
        database.halt();
        assertThrows(SQLException.class, () -> database.connect(database.owner()));
        database.restart();
        assertDoesNotThrow(() -> execute(database.owner(), "SELECT * FROM kept"));
    }

    @Test
    void crashedAndStartedAgainItHasWhatWasCommitted() throws SQLException {
        execute(database.owner(), "CREATE TABLE committed (id text)");
        database.crash();
        assertThrows(SQLException.class, () -> database.connect(database.owner()));
        database.restart();
        assertDoesNotThrow(() -> execute(database.owner(), "SELECT * FROM committed"));
    }

    @Test
    void suspendedItIsSilentUntilItIsResumed() throws Exception {
        database.suspend();
        CompletableFuture<Void> answer =
                CompletableFuture.runAsync(() -> assertDoesNotThrow(() -> execute(database.owner(), "SELECT 1")));
        assertThrows(TimeoutException.class, () -> answer.get(200, TimeUnit.MILLISECONDS));
        database.resume();
        answer.get(10, TimeUnit.SECONDS);
    }

    private static void execute(DatabaseCredentials login, String sql) throws SQLException {
        try (Connection connection = database.connect(login);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
