package io.latchkey.rest;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Calls;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.testing.SlowInstallation;
import io.latchkey.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Responses during a standstill of PostgreSQL, and how long callers wait for them, in an installation with short timeouts and
 * few concurrent requests. The tests of {@link PostgresOutageTest} run here too.
 */
@QuarkusTest
@TestProfile(SlowInstallation.class)
class PostgresOutageProof extends PostgresOutageTest {

    private static final int BOUND = SlowInstallation.CONCURRENT_REQUESTS;

    private static final int TOO_MANY = 2 * BOUND;

    private static final Duration TIMEOUT = SlowInstallation.TIMEOUT;

    @TestHTTPResource
    URI server;

    @Test
    void readiness_answersWithinTheDeadline() {
        database.suspend();
        try {
            long start = System.nanoTime();
            get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'PostgreSQL' }.status", equalTo("DOWN"));
            assertTrue(System.nanoTime() - start < IN_TIME.toNanos(), "not in time");
        } finally {
            database.resume();
        }
        eventually(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void suspendedDatabase_isUnavailableToEveryCall_andServesAgainAfterwards() {
        database.suspend();
        try {
            assertAllUnavailable();
            get("/q/health/live").then().statusCode(200);
            get("/q/health/ready").then().statusCode(503);
        } finally {
            database.resume();
        }
        assertManyAreAnsweredAgain();
    }

    @Test
    void suspendedDatabase_doesNotExhaustTheConnections() {
        database.suspend();
        try {
            assertMany(503);
        } finally {
            database.resume();
        }
        assertManyAreAnsweredAgain();
        assertNothingIsLeftOpen();
    }

    /** Except for the circuit breaker's trial requests, which are one at a time. */
    @Test
    void suspendedDatabase_withUnansweredStatements_failsFast() {
        database.suspend();
        try {
            assertMany(503);
            long start = System.nanoTime();
            List<Callable<Response>> calls = everything();
            for (Callable<Response> call : calls) {
                assertUnavailable(Parallel.run(1, call).get(0));
            }
            assertTrue(System.nanoTime() - start < calls.size() * TIMEOUT.toNanos() / 2, "waited");
            get("/q/metrics")
                    .then()
                    .body(containsString("ft_circuitbreaker_state_current{method=\"postgresql\",state=\"closed\"} 0"));
        } finally {
            database.resume();
        }
    }

    @Test
    void callersAboveTheLimit_areRefusedAtOnce_exceptProbes_andAdmittedAfterwards() {
        database.suspend();
        try {
            List<CompletableFuture<HttpResponse<String>>> crowd = statusAtOnce(TOO_MANY);
            CompletableFuture.anyOf(crowd.toArray(CompletableFuture[]::new)).join();
            Calls.status(user).then().statusCode(503).body("type", equalTo("urn:latchkey:problem:overloaded"));
            get("/q/health/live").then().statusCode(200);
            List<HttpResponse<String>> answers = joined(crowd);
            List<HttpResponse<String>> overloaded = answers.stream()
                    .filter(answer -> answer.body().contains("urn:latchkey:problem:overloaded"))
                    .toList();
            assertTrue(overloaded.size() >= TOO_MANY - BOUND, () -> overloaded.size() + " were sent away");
            overloaded.forEach(PostgresOutageProof::assertSentAway);
            assertEquals(
                    TOO_MANY,
                    answers.stream()
                            .filter(answer -> answer.statusCode() == 503)
                            .count());
        } finally {
            database.resume();
        }
        eventually(() -> Calls.status(user).statusCode() == 200);
        assertEquals(
                BOUND,
                joined(statusAtOnce(BOUND)).stream()
                        .filter(answer -> answer.statusCode() == 200)
                        .count());
    }

    private static void assertSentAway(HttpResponse<String> answer) {
        assertEquals(503, answer.statusCode());
        assertEquals("1", answer.headers().firstValue("Retry-After").orElseThrow());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(answer.headers().firstValue("X-Request-Id").isPresent());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    private List<CompletableFuture<HttpResponse<String>>> statusAtOnce(int times) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(
                        server.resolve("/v1/users/" + user + "/temporary-verification-code"))
                .header("Authorization", "Bearer " + Tokens.admin().sign())
                .build();
        return IntStream.range(0, times)
                .mapToObj(time -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
                .toList();
    }

    private static List<HttpResponse<String>> joined(List<CompletableFuture<HttpResponse<String>>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    @Test
    void codeGeneratedTooLate_isNotIssued() throws SQLException {
        String other = People.activeUser();
        try (Connection deactivation = locked(other)) {
            assertUnavailable(Calls.generate(other));
            deactivation.rollback();
        }
        assertNothingIsLeftOpen();
        Calls.status(other).then().body("active", equalTo(false)).body("quota.remaining", equalTo(6));
        assertEquals(0, People.count("SELECT count(*) FROM audit_events WHERE user_id = ?", other));
    }

    /** Ten at a time, and more in total than the pool has connections. */
    @Test
    void callersWhoHangUp_loseNoConnectionAndGenerateNothing() throws SQLException, IOException {
        String other = People.activeUser();
        for (int round = 0; round < 3; round++) {
            try (Connection deactivation = locked(other)) {
                hangUp(other);
                eventually(() -> Calls.status(user).statusCode() == 200);
                deactivation.rollback();
            }
            assertNothingIsLeftOpen();
        }
        assertMany(200);
        Calls.status(other).then().body("active", equalTo(false)).body("quota.remaining", equalTo(6));
    }

    private void hangUp(String other) throws IOException {
        List<Socket> callers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            callers.add(generating(other));
        }
        eventually(() -> waiting() == 10);
        for (Socket caller : callers) {
            caller.close();
        }
    }

    /** The transaction of a request that was abandoned is rolled back in the end. */
    private static void assertNothingIsLeftOpen() {
        eventually(() ->
                People.count("SELECT count(*) FROM pg_stat_activity WHERE usename = 'latchkey' AND state <> 'idle'")
                        == 0);
    }

    private static long waiting() {
        return People.count("SELECT count(*) FROM pg_locks WHERE NOT granted");
    }

    private Connection locked(String userId) throws SQLException {
        Connection connection = database.connect(database.application());
        connection.setAutoCommit(false);
        connection.createStatement().execute("SELECT FROM users WHERE id = '" + userId + "' FOR UPDATE");
        return connection;
    }

    private Socket generating(String userId) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        String body = "{\"expiresInHours\":4}";
        String request =
                "POST /v1/users/%s/temporary-verification-code HTTP/1.1\r\nHost: localhost\r\n".formatted(userId)
                        + "Authorization: Bearer " + Tokens.admin().sign() + "\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length() + "\r\n\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
