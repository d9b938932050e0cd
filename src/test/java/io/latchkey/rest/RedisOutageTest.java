package io.latchkey.rest;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.dev.stores.EmbeddedRedis;
import io.latchkey.testing.Calls;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While Redis is suspended, every call works, soon without waiting for it, and nothing fails open. */
@QuarkusTest
class RedisOutageTest {

    private static final String STATE = "checks.find { it.name == 'Redis' }.data.state";

    private final EmbeddedRedis redis = LatchkeyStores.redis();

    @BeforeEach
    void redisIsThere() {
        awaitState("reachable");
    }

    @AfterEach
    void redisIsThereAgain() {
        redis.resume();
        awaitState("reachable");
    }

    @Test
    void health_isDegraded_andReadinessStaysUp() {
        redis.suspend();
        get("/q/health/well").then().statusCode(200).body(STATE, equalTo("degraded"));
        get("/q/health").then().statusCode(200).body("status", equalTo("UP")).body(STATE, equalTo("degraded"));
        get("/q/health/ready").then().statusCode(200);
        get("/q/metrics").then().body(containsString("latchkey_redis_available 0.0"));
    }

    @Test
    void seventhCode_isRefused() {
        redis.suspend();
        String user = People.activeUser();
        for (int i = 0; i < 6; i++) {
            Calls.newCode(user);
            Calls.expire(user);
        }
        Calls.generate(user).then().statusCode(429);
    }

    @Test
    void eleventhWrongCode_isRefused_andTheRightOneIsAcceptedUntilThen() {
        String user = People.activeUser();
        String code = Calls.newCode(user);
        redis.suspend();
        for (int i = 0; i < 10; i++) {
            Calls.verify(user, code).then().body("verified", equalTo(true));
            Calls.verify(user, CodeCalls.wrong()).then().body("reason", equalTo("mismatch"));
        }
        Calls.verify(user, CodeCalls.wrong()).then().statusCode(429);
    }

    /** Each of these reserves two places at once and waits up to 250 ms, unless the circuit is open. */
    @Test
    void generate_whileTheCircuitIsOpen_doesNotWaitForRedis() {
        String user = People.activeUser();
        Calls.newCode(user);
        redis.suspend();
        for (int i = 0; i < 5; i++) {
            Calls.generate(user).then().statusCode(409);
        }
        long quick = 0;
        for (int i = 0; i < 10; i++) {
            quick += Calls.generate(user).time() < 250 ? 1 : 0;
        }
        assertTrue(quick >= 5, quick + " of 10 did not wait");
    }

    private static void awaitState(String state) {
        eventually(() -> state.equals(get("/q/health/well").path(STATE)));
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within 30 seconds");
        }
    }
}
