package io.latchkey.proof.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.dev.stores.EmbeddedDatabase;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Proof;
import io.latchkey.testing.ServicePackage;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The package with the settings of the containers in k8s/ and no others: it migrates as the owner and exits, serves as its own
 * role, and stops in time. Only addresses, files and secrets are those of this machine.
 */
@Proof
@QuarkusIntegrationTest
class KubernetesIT {

    private static final String DATABASE = "cluster";
    private static final Pattern ADDRESS = Pattern.compile("Listening on: http://\\S+:(\\d+)");
    private static final long START_SECONDS = 60;

    private static final String OWNERS = "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'";

    private static EmbeddedDatabase database;

    @TempDir
    static Path directory;

    @BeforeAll
    static void migrate() throws Exception {
        database = LatchkeyStores.database();
        execute("CREATE DATABASE %s OWNER %s"
                .formatted(DATABASE, database.owner().role()));
        Process migrating = start("migrate");
        assertTrue(migrating.waitFor(START_SECONDS, TimeUnit.SECONDS), log("migrate"));
        assertEquals(0, migrating.exitValue(), log("migrate"));
        assertEquals(database.owner().role(), ownerOfTheTables(), log("migrate"));
    }

    @AfterAll
    static void drop() throws SQLException {
        execute("DROP DATABASE %s WITH (FORCE)".formatted(DATABASE));
    }

    @Test
    void service_servesTheMigratedDatabase_andStops() throws Exception {
        Process serving = start("latchkey");
        try {
            String ready = "http://localhost:" + port(serving, "latchkey") + "/q/health/ready";
            assertEquals(200, RestAssured.get(ready).statusCode(), log("latchkey"));
            serving.destroy();
            assertTrue(serving.waitFor(Rollouts.shutdownSeconds(), TimeUnit.SECONDS), log("latchkey"));
        } finally {
            serving.destroyForcibly();
        }
    }

    @Test
    void sidecar_starts_andItsProbeSucceeds() throws Exception {
        Container sidecar = container("k8s/sidecar/deployment.yaml", "latchkey");
        Map<String, String> environment = settings("k8s/sidecar/settings.env");
        settings("k8s/overlays/local/settings.env").forEach(environment::putIfAbsent);
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.application().password());
        environment.remove("QUARKUS_DATASOURCE_JDBC_URL");
        environment.put("QUARKUS_HTTP_PORT", "0");
        Process beside = start("sidecar", List.of(), here(environment));
        try {
            environment.put("QUARKUS_HTTP_PORT", Integer.toString(port(beside, "sidecar")));
            List<String> probe = Manifest.each(sidecar.at("/startupProbe/exec/command"))
                    .skip(1)
                    .map(JsonNode::asText)
                    .toList();
            assertEquals(0, start("probe", probe, environment).waitFor(), log("probe"));
        } finally {
            beside.destroyForcibly();
        }
    }

    private static Process start(String container) throws IOException {
        return start(container, List.of(), environment(container));
    }

    /** Starts the package with the settings of the container of that name, on any free port. */
    private static Process start(String name, List<String> arguments, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(Stream.concat(ServicePackage.command(List.of()).stream(), arguments.stream())
                        .toList());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(directory.resolve(name).toFile())
                .start();
    }

    private static int port(Process serving, String name) throws IOException, InterruptedException {
        for (long i = 0; i < START_SECONDS * 10 && serving.isAlive(); i++) {
            Matcher address = ADDRESS.matcher(log(name));
            if (address.find()) {
                return Integer.parseInt(address.group(1));
            }
            Thread.sleep(100);
        }
        throw new AssertionError(log(name));
    }

    private static String log(String container) throws IOException {
        return Files.readString(directory.resolve(container));
    }

    private static Map<String, String> environment(String name) throws IOException {
        Map<String, String> environment = new HashMap<>(settings("k8s/base/settings.env"));
        environment.putAll(settings("k8s/overlays/local/settings.env"));
        for (JsonNode variable : container("k8s/base/deployment.yaml", name).at("/env")) {
            secret(variable)
                    .or(() -> Optional.of(variable.path("value").asText()))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(value -> environment.put(variable.path("name").asText(), value));
        }
        return here(environment);
    }

    private static Container container(String file, String name) throws IOException {
        return Build.of(Files.readString(Path.of(file)))
                .containers()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> settings(String file) throws IOException {
        Map<String, String> settings = new HashMap<>();
        Files.readAllLines(Path.of(file)).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .forEach(line -> settings.put(line.split("=", 2)[0], line.split("=", 2)[1]));
        return settings;
    }

    /** The Redis of the tests has no password. */
    private static Optional<String> secret(JsonNode variable) {
        JsonNode reference = variable.at("/valueFrom/secretKeyRef");
        return Optional.ofNullable(Map.of(
                        "latchkey-owner username", database.owner().role(),
                        "latchkey-owner password", database.owner().password(),
                        "latchkey-database password", database.application().password())
                .get(reference.path("name").asText() + " "
                        + reference.path("key").asText()));
    }

    private static Map<String, String> here(Map<String, String> environment) throws IOException {
        Map<String, String> given = LatchkeyStores.settings();
        environment.replace(
                "QUARKUS_DATASOURCE_REACTIVE_URL", database.reactiveUrl().replaceFirst("[^/]*$", DATABASE));
        environment.replace("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl().replaceFirst("[^/]*$", DATABASE));
        environment.replace("QUARKUS_REDIS_HOSTS", given.get("quarkus.redis.hosts"));
        environment.replace("MP_JWT_VERIFY_PUBLICKEY_LOCATION", given.get("mp.jwt.verify.publickey.location"));
        Path pepper = Files.writeString(directory.resolve("k1"), given.get("latchkey.pepper.keys.dev1"));
        environment.replace("LATCHKEY_PEPPER_KEYS_K1_FILE", pepper.toString());
        return environment;
    }

    private static String ownerOfTheTables() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.jdbcUrl().replaceFirst("[^/]*$", DATABASE),
                        database.superuser().role(),
                        database.superuser().password());
                var statement = connection.createStatement();
                ResultSet owners = statement.executeQuery(OWNERS)) {
            return owners.next() ? owners.getString(1) : "there are no tables";
        }
    }

    private static void execute(String statement) throws SQLException {
        try (Connection connection = database.connect(database.superuser());
                var work = connection.createStatement()) {
            work.execute(statement);
        }
    }
}
