package io.latchkey.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.ServicePackage;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package probes a running service, like a container's probe. */
@QuarkusIntegrationTest
class ProbeIT {

    private static final long TIMEOUT_SECONDS = 30;

    @Test
    void readyService_isHealthy() throws Exception {
        assertEquals(0, probe(RestAssured.port).exitValue());
    }

    @Test
    void liveService_isHealthy() throws Exception {
        assertEquals(0, probe(RestAssured.port, "/q/health/live").exitValue());
    }

    @Test
    void unknownPath_isUnhealthy_withAReason() throws Exception {
        Process probe = probe(RestAssured.port, "/q/health/nope");
        assertEquals(1, probe.exitValue());
        assertTrue(error(probe).contains("status 404"));
    }

    @Test
    void unreachableService_isUnhealthy_withAReason() throws Exception {
        Process probe = probe(freePort());
        assertEquals(1, probe.exitValue());
        assertTrue(error(probe).contains("refused"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Process probe(int port, String... parameters) throws Exception {
        List<String> command = Stream.of(ServicePackage.command(List.of()), List.of("probe"), List.of(parameters))
                .flatMap(List::stream)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Process probe = builder.start();
        assertTrue(probe.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        return probe;
    }

    private static String error(Process probe) throws IOException {
        return new String(probe.getErrorStream().readAllBytes());
    }
}
