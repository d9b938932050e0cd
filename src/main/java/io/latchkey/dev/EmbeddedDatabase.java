package io.latchkey.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * A real PostgreSQL on a free loopback port, for development and tests, with the roles of production: the owner runs the
 * migrations, the application role owns nothing. Ends with the JVM and leaves nothing behind.
 */
public final class EmbeddedDatabase {

    private static final String DATABASE = "latchkey";

    private final int port;
    private final String password = UUID.randomUUID().toString();
    private final Caretaker caretaker;

    private EmbeddedDatabase(int port, Caretaker caretaker) {
        this.port = port;
        this.caretaker = caretaker;
    }

    /** @throws IllegalStateException where there is no PostgreSQL for this machine, or it does not start */
    public static EmbeddedDatabase start() {
        try {
            return start(Files.createTempDirectory("latchkey-postgres-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException | ExceptionInInitializerError e) {
            throw new IllegalStateException(unsupported(), e);
        }
    }

    private static EmbeddedDatabase start(Path directory) throws IOException {
        Path data = directory.resolve("data");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.toFile())
                .setDataDirectory(data)
                .setRegisterShutdownHook(false)
                .setServerConfig("max_connections", "200")
                .start();
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        EmbeddedDatabase database = new EmbeddedDatabase(postgres.getPort(), Caretaker.of(pid, directory));
        database.prepare(data);
        return database;
    }

    /** Passwords count from here on, so that a login is tried here as it is in production. */
    private void prepare(Path data) throws IOException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "");
                var statement = connection.createStatement()) {
            statement.execute("ALTER ROLE postgres PASSWORD '%s'".formatted(password));
            statement.execute("CREATE ROLE latchkey_owner LOGIN PASSWORD '%s'".formatted(password));
            statement.execute("CREATE ROLE latchkey LOGIN PASSWORD '%s'".formatted(password));
            statement.execute("CREATE DATABASE latchkey OWNER latchkey_owner");
            Files.writeString(data.resolve("pg_hba.conf"), "host all all samehost scram-sha-256\n");
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public String reactiveUrl() {
        return "postgresql://localhost:%d/%s".formatted(port, DATABASE);
    }

    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    public DatabaseLogin application() {
        return new DatabaseLogin("latchkey", password);
    }

    public DatabaseLogin owner() {
        return new DatabaseLogin("latchkey_owner", password);
    }

    public DatabaseLogin superuser() {
        return new DatabaseLogin("postgres", password);
    }

    public Connection connect(DatabaseLogin login) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), login.role(), login.password());
    }

    /** How the service is told of this database. */
    public Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.reactive.url", reactiveUrl(),
                "quarkus.datasource.jdbc.url", jdbcUrl(),
                "quarkus.datasource.username", application().role(),
                "quarkus.datasource.password", application().password(),
                "quarkus.flyway.username", owner().role(),
                "quarkus.flyway.password", owner().password(),
                "quarkus.flyway.placeholders.application-role", application().role());
    }

    /** Before the end of the JVM, which would do the same. */
    public void stop() {
        caretaker.close();
    }

    private static String unsupported() {
        return "PostgreSQL does not start on %s, %s. Start one yourself and set QUARKUS_DATASOURCE_REACTIVE_URL, "
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
                + "QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD";
    }
}
