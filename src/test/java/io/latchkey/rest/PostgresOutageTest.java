package io.latchkey.rest;

import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.json;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.dev.stores.EmbeddedDatabase;
import io.latchkey.testing.Calls;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Responses during an outage of PostgreSQL, and afterwards without a restart. Nothing fails open. */
@QuarkusTest
class PostgresOutageTest {

    /** More than the pool has connections. */
    private static final int MANY = 60;

    /** The deadline of a request at PostgreSQL, plus a margin for a busy machine. */
    static final Duration IN_TIME = Duration.ofSeconds(15);

    final EmbeddedDatabase database = LatchkeyStores.database();
    String user;
    private String code;

    @BeforeEach
    void codeOfAUser() {
        user = People.activeUser();
        eventually(() -> Calls.status(user).statusCode() == 200);
        code = Calls.newCode(user);
    }

    @AfterEach
    void everythingWorksAgain() {
        eventually(() -> Calls.status(user).statusCode() == 200);
    }

    List<Callable<Response>> everything() {
        return List.of(
                () -> Calls.generate(user),
                () -> json(Tokens.pipeline(), Map.of("expiresInHours", 4)).post(CODE, user),
                () -> json(Tokens.admin().acr("low"), Map.of("expiresInHours", 4))
                        .post(CODE, user),
                () -> Calls.status(user),
                () -> Calls.expire(user),
                () -> Calls.verify(user, code),
                () -> Calls.verify(user, CodeCalls.wrong()),
                () -> Calls.verify(user, "malformed"),
                () -> Calls.methods(user),
                () -> Calls.auditEvents(user));
    }

    @Test
    void haltedDatabase_isUnavailableToEveryCall_andServesAgainAfterwards() {
        database.halt();
        try {
            assertAllUnavailable();
        } finally {
            database.restart();
        }
        eventually(() -> Calls.verify(user, code).statusCode() == 200);
        Calls.verify(user, code).then().body("verified", equalTo(true));
    }

    @Test
    void readiness_followsTheDatabase_andLivenessDoesNot() {
        get("/q/health/ready").then().statusCode(200);
        database.halt();
        try {
            get("/q/health/ready").then().statusCode(503);
            get("/q/health/live").then().statusCode(200);
        } finally {
            database.restart();
        }
        eventually(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Test
    void connectionsThatWereCut_areReplaced() {
        People.count("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'latchkey'");
        assertManyAreAnsweredAgain();
    }

    void assertAllUnavailable() {
        List<Callable<Response>> calls = everything();
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        Parallel.run(calls.size(), () -> calls.get(next.getAndIncrement()).call())
                .forEach(PostgresOutageTest::assertUnavailable);
        assertTrue(System.nanoTime() - start < IN_TIME.toNanos(), "not in time");
    }

    static void assertUnavailable(Response answer) {
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", notNullValue())
                .header("Cache-Control", equalTo("no-store"))
                .body("type", equalTo("urn:latchkey:problem:dependency-unavailable"));
    }

    void assertManyAreAnsweredAgain() {
        eventually(() -> Calls.status(user).statusCode() == 200);
        assertMany(200);
    }

    void assertMany(int status) {
        long start = System.nanoTime();
        Parallel.run(MANY, () -> Calls.status(user))
                .forEach(answer -> assertEquals(
                        status, answer.statusCode(), () -> answer.body().asString()));
        assertTrue(System.nanoTime() - start < IN_TIME.toNanos(), "not in time");
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within a minute");
        }
    }
}
