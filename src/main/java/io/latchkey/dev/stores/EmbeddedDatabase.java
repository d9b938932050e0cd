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
 * migrations, the application role owns nothing. Ends with the JVM and leaves nothing behind.
 */
public final class EmbeddedDatabase {

    private static final String DATABASE = "latchkey";
    private static final String SUPERUSER = "postgres";

    private static final String SETTINGS = """
            port = %d
            unix_socket_directories = ''
            max_connections = 200
            # What is lost with the machine would be gone anyway
            fsync = off
            """;

    private final Path directory = Files.createTempDirectory("latchkey-postgres-");
    private final StoreGuard caretaker = StoreGuard.of(directory.resolve("data/postmaster.pid"), directory);
    private final int port = FreePort.find();
    private final String password = UUID.randomUUID().toString();
    private UnprivilegedUser user;

    private EmbeddedDatabase() throws IOException {}

    /** @throws IllegalStateException where there is no PostgreSQL for this machine, or it does not start */
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

    /** The order of letters is the same on every machine, whatever its language, and knows all of Unicode. */
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

    public Connection connect(DatabaseCredentials login) throws SQLException {
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

    /** Every connection is cut and new ones are refused, as when the machine goes down, until {@link #restart()}. */
    public void halt() {
        control("-m", "fast", "stop");
    }

    /** Nothing is finished and nothing put away, as when its process is killed: it starts by recovering what was committed. */
    public void crash() {
        control("-m", "immediate", "stop");
    }

    /** On the same port, with everything that was committed. */
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

    /** Connections stay open and answers stay away, as on an overloaded host or behind a broken network. */
    public void suspend() {
        Signal.STOP.to(Stream.of(postmaster()));
        Signal.STOP.to(postmaster().children());
    }

    /** What was sent meanwhile is carried out now. */
    public void resume() {
        Signal.CONT.to(Stream.concat(Stream.of(postmaster()), postmaster().children()));
    }

    private ProcessHandle postmaster() {
        return ProcessHandle.of(pid()).orElseThrow();
    }

    /** Of the process that starts all others of it. */
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
