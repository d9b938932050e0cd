package io.latchkey.dev.stores;

import static java.nio.file.StandardOpenOption.APPEND;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A real PostgreSQL on a free loopback port, for development and tests, with the roles of production: the owner runs the
 * migrations, and the application role owns nothing. It ends with the JVM and leaves no files.
 */
public final class EmbeddedDatabase {

    private static final String DATABASE = "latchkey";
    private static final String SUPERUSER = "postgres";

    private static final String SETTINGS = """
            port = %d
            unix_socket_directories = ''
            max_connections = 200
            # The data need not survive a crash of the machine
            fsync = off
            """;

    private final Path directory = Files.createTempDirectory("latchkey-postgres-");
    private final StoreGuard guard = StoreGuard.of(directory.resolve("data/postmaster.pid"), directory);
    private final int port = FreePort.find();
    private final String password = UUID.randomUUID().toString();
    private UnprivilegedUser user;

    private EmbeddedDatabase() throws IOException {}

    /** @throws IllegalStateException if there is no PostgreSQL for this machine, or it does not start */
    public static EmbeddedDatabase start() {
        try {
            EmbeddedDatabase database = new EmbeddedDatabase();
            database.launch();
            database.addRoles();
            return database;
        } catch (IOException | SQLException | RuntimeException e) {
            throw new IllegalStateException(unsupported(), e);
        }
    }

    private void launch() throws IOException {
        PostgresBinaries.unpack(directory);
        Files.writeString(directory.resolve("password"), password);
        user = UnprivilegedUser.of(directory);
        initialize();
        restart();
    }

    /** The collation is the same on every machine and covers all of Unicode. */
    private void initialize() throws IOException {
        user.run(
                path("bin/initdb"),
                "-D",
                path("data"),
                "-U",
                SUPERUSER,
                "-E",
                "UTF8",
                "--no-sync",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--auth=scram-sha-256",
                "--pwfile",
                path("password"));
        Files.writeString(directory.resolve("data/postgresql.conf"), SETTINGS.formatted(port), APPEND);
    }

    private void addRoles() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), SUPERUSER, password);
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE latchkey_owner LOGIN PASSWORD '%s'".formatted(password));
            statement.execute("CREATE ROLE latchkey LOGIN PASSWORD '%s'".formatted(password));
            statement.execute("CREATE DATABASE latchkey OWNER latchkey_owner");
        }
    }

    private String path(String name) {
        return directory.resolve(name).toString();
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

    public DatabaseCredentials application() {
        return new DatabaseCredentials("latchkey", password);
    }

    public DatabaseCredentials owner() {
        return new DatabaseCredentials("latchkey_owner", password);
    }

    public DatabaseCredentials superuser() {
        return new DatabaseCredentials(SUPERUSER, password);
    }

    public Connection connect(DatabaseCredentials credentials) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), credentials.role(), credentials.password());
    }

    /** The service's settings for this database. */
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

    /** Closes every connection and refuses new ones until {@link #restart()}, like a shutdown of the machine. */
    public void halt() {
        control("-m", "fast", "stop");
    }

    /** Like a killed process: transactions are not ended, and the next start recovers what was committed. */
    public void crash() {
        control("-m", "immediate", "stop");
    }

    /** On the same port, with all committed data. */
    public void restart() {
        control("-l", path("data/log"), "start");
    }

    private void control(String... command) {
        Stream<String> pgCtl = Stream.of(path("bin/pg_ctl"), "-D", path("data"), "-w");
        try {
            user.run(Stream.concat(pgCtl, Stream.of(command)).toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(read("data/log"), e);
        }
    }

    /** Connections stay open but get no answers, like an overloaded host or a broken network. */
    public void suspend() {
        Signal.STOP.to(Stream.of(postmaster()));
        Signal.STOP.to(postmaster().children());
    }

    /** Executes the commands that were sent meanwhile. */
    public void resume() {
        Signal.CONT.to(Stream.concat(Stream.of(postmaster()), postmaster().children()));
    }

    private ProcessHandle postmaster() {
        return ProcessHandle.of(pid()).orElseThrow();
    }

    /** The process ID of the postmaster. */
    public long pid() {
        return Long.parseLong(read("data/postmaster.pid").lines().findFirst().orElseThrow());
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it before the JVM ends. */
    public void stop() {
        guard.close();
    }

    private static String unsupported() {
        return "PostgreSQL does not start on %s, %s. Start one yourself and set QUARKUS_DATASOURCE_REACTIVE_URL, "
                        .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
                + "QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD";
    }
}
