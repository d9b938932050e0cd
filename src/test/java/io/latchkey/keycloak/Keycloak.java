package io.latchkey.keycloak;

import io.latchkey.dev.stores.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A Keycloak with the imported realm on a free loopback port. */
final class Keycloak implements AutoCloseable {

    /** The system property with the directory of the unpacked distribution; the Maven profile sets it. */
    static final String HOME = "keycloak.home";

    static final String ADMINISTRATOR = "temporary-admin";

    private static final Path REALM = Path.of("src/test/resources/keycloak/latchkey-realm.json");

    /** The first start of a distribution builds it, which takes minutes on two busy cores. */
    private static final int START_SECONDS = 300;

    private final int port = FreePort.find();
    private final String password = UUID.randomUUID().toString();
    private final Process process;
    private final Path log;

    private Keycloak(Path home) throws IOException {
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.copy(REALM, imports.resolve(REALM.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        log = home.resolve("keycloak.log");
        process = launch(home);
    }

    /** Returns when the realm answers. */
    static Keycloak start() throws IOException, InterruptedException {
        Keycloak keycloak = new Keycloak(Path.of(System.getProperty(HOME)).toAbsolutePath());
        keycloak.awaitRealm();
        return keycloak;
    }

    private Process launch(Path home) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                // In memory: every run starts with the realm of the file.
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + FreePort.find());
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", password);
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private void awaitRealm() throws IOException, InterruptedException {
        for (int i = 0; i < START_SECONDS; i++) {
            if (answers()) {
                return;
            }
            if (process.waitFor(1, TimeUnit.SECONDS)) {
                break;
            }
        }
        throw new IllegalStateException("Keycloak does not start: " + Files.readString(log));
    }

    private boolean answers() throws InterruptedException {
        HttpRequest discovery = HttpRequest.newBuilder(URI.create(issuer() + "/.well-known/openid-configuration"))
                .build();
        try {
            return HttpClient.newHttpClient()
                            .send(discovery, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String issuer() {
        return address() + "/realms/latchkey";
    }

    String jwks() {
        return issuer() + "/protocol/openid-connect/certs";
    }

    String password() {
        return password;
    }

    /** Ends the script and its JVM. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
