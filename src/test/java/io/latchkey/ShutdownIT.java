package io.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Calls;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.People;
import io.latchkey.testing.ServiceProcess;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SIGTERM under load, as a Kubernetes rollout sends it: readiness goes down first, and every request is answered. */
@QuarkusIntegrationTest
class ShutdownIT {

    private static final int CALLERS = 8;
    private static final long PATIENCE_SECONDS = 30;

    private final Map<String, String> settings = new HashMap<>(LatchkeyStores.settings());
    private final AtomicBoolean routed = new AtomicBoolean(true);
    private String user;
    private String code;

    @BeforeEach
    void codeOfAUser() {
        user = People.activeUser();
        code = Calls.newCode(user);
    }

    @Test
    void everyRequest_isAnswered_andReadinessGoesDownBeforeTheConnectionsDo() throws Exception {
        settings.put("quarkus.shutdown.delay", "2S");
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            List<CompletableFuture<List<Integer>>> callers = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(() -> verifyWhileRouted(service)))
                    .toList();
            CompletableFuture<HttpResponse<String>> slow = terminateDuringASlowRequest(service);
            List<Integer> statuses = new ArrayList<>();
            callers.forEach(caller -> statuses.addAll(caller.join()));
            assertTrue(statuses.size() > CALLERS, statuses.toString());
            assertEquals(List.of(200), statuses.stream().distinct().toList());
            assertEquals(201, slow.join().statusCode());
            exited(service);
            assertThrows(ConnectException.class, () -> client().send(readiness(service), BodyHandlers.discarding()));
        }
    }

    /** The user's row is locked for longer than the delay, during which the shutdown waits for no request. */
    private CompletableFuture<HttpResponse<String>> terminateDuringASlowRequest(ServiceProcess service)
            throws Exception {
        String other = People.activeUser();
        try (Connection lock = locked(other)) {
            CompletableFuture<HttpResponse<String>> slow =
                    client().sendAsync(generation(service, other), BodyHandlers.ofString());
            await(() -> People.count("SELECT count(*) FROM pg_locks WHERE NOT granted") == 1);
            ProcessHandle.of(service.pid()).orElseThrow().destroy();
            await(() -> status(readiness(service)) == 503);
            assertEquals(200, status(verification(service)), "over a new connection, readiness being down");
            routed.set(false);
            await(() -> service.log().contains("Waiting for HTTP requests to complete"));
            assertFalse(slow.isDone());
            lock.rollback();
            return slow;
        }
    }

    /** Over keep-alive connections, as a gateway does, until readiness goes down. */
    private List<Integer> verifyWhileRouted(ServiceProcess service) {
        HttpClient client = client();
        List<Integer> statuses = new ArrayList<>();
        while (routed.get()) {
            statuses.add(call(client, verification(service)));
        }
        return statuses;
    }

    private static void exited(ServiceProcess service) throws Exception {
        ProcessHandle.of(service.pid())
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null))
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private HttpRequest verification(ServiceProcess service) {
        return request(service, "/v1/users/" + user + "/temporary-verification-code/verify")
                .header("Authorization", "Bearer " + Tokens.pipeline().sign())
                .POST(BodyPublishers.ofString("{\"code\":\"" + code + "\"}"))
                .build();
    }

    private static HttpRequest generation(ServiceProcess service, String user) {
        return request(service, "/v1/users/" + user + "/temporary-verification-code")
                .header("Authorization", "Bearer " + Tokens.admin().sign())
                .POST(BodyPublishers.ofString("{\"expiresInHours\":4}"))
                .build();
    }

    private static HttpRequest readiness(ServiceProcess service) {
        return request(service, "/q/health/ready").build();
    }

    private static HttpRequest.Builder request(ServiceProcess service, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + service.port() + path))
                .header("Content-Type", "application/json");
    }

    private static int status(HttpRequest request) {
        return call(client(), request);
    }

    private static int call(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException dropped) {
            throw new AssertionError("a request was not answered", dropped);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    private static Connection locked(String user) throws SQLException {
        Connection connection =
                LatchkeyStores.database().connect(LatchkeyStores.database().application());
        connection.setAutoCommit(false);
        connection.createStatement().execute("SELECT FROM users WHERE id = '" + user + "' FOR UPDATE");
        return connection;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within " + PATIENCE_SECONDS + " seconds");
            Thread.sleep(20);
        }
    }
}
