package io.latchkey.rest;

import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.status;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.testing.RedisConsole;
import io.latchkey.testing.TimeTravel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Six codes in any sliding hour, with and without Redis, and one active code at a time. */
@QuarkusTest
class GenerateQuotaTest {

    private static final int LIMIT = 6;

    @Test
    void seventhCodeInAnHour_isRefused_untilTheFirstIsAnHourOld() {
        String user = People.activeUser();
        rounds(user, 1);
        TimeTravel.pass(Duration.ofMinutes(10), user);
        rounds(user, LIMIT - 1);
        long wait = retryAfter(seventh(user));
        assertTrue(wait > 49 * 60 && wait <= 50 * 60, "Retry-After: " + wait);

        TimeTravel.pass(Duration.ofSeconds(wait - 2), user);
        seventh(user);
        TimeTravel.pass(Duration.ofSeconds(2), user);
        rounds(user, 1);
        seventh(user);
    }

    @Test
    void seventhCode_isRefused_whileRedisIsStopped() {
        String user = People.activeUser();
        LatchkeyStores.redis().stop();
        try {
            rounds(user, LIMIT);
            seventh(user);
        } finally {
            LatchkeyStores.redis().restart();
        }
        seventh(user);
    }

    @Test
    void seventhCode_isRefused_ifRedisIsEmptiedHalfway() {
        String user = People.activeUser();
        rounds(user, 3);
        RedisConsole.flush();
        rounds(user, 3);
        seventh(user);
    }

    @Test
    void seventhCode_isRefused_ifRedisIsSuspendedHalfway() {
        String user = People.activeUser();
        rounds(user, 3);
        LatchkeyStores.redis().suspend();
        try {
            rounds(user, 3);
            seventh(user);
        } finally {
            LatchkeyStores.redis().resume();
        }
        seventh(user);
    }

    @Test
    void deletingAndRecreatingTheUser_doesNotRenewTheQuota() {
        String user = People.activeUser();
        rounds(user, LIMIT);
        People.update("DELETE FROM users WHERE id = ?", user);
        People.update("INSERT INTO users (id, user_name) VALUES (?, 'again-' || ?)", user, user);
        seventh(user);
    }

    @Test
    void concurrentGenerations_giveOneCode_andRefuseTheRest() {
        String user = People.activeUser();
        assertOneOf64(user);
        status(user).then().body("quota.remaining", equalTo(LIMIT - 1));
    }

    @Test
    void concurrentGenerations_giveOneCode_alsoWithoutRedis() {
        String user = People.activeUser();
        LatchkeyStores.redis().stop();
        try {
            assertOneOf64(user);
        } finally {
            LatchkeyStores.redis().restart();
        }
    }

    @Test
    void concurrentGenerationsAndExpiries_giveSixCodes() {
        String user = People.activeUser();
        List<Integer> answers = Parallel.run(48, () -> {
            int status = generate(user).statusCode();
            expire(user);
            return status;
        });
        for (int i = 0; i < LIMIT + 1; i++) {
            generate(user);
            expire(user);
        }
        assertTrue(answers.stream().filter(status -> status == 201).count() <= LIMIT, answers.toString());
        assertEquals(LIMIT, issuedCodes(user));
        assertTrue(answers.stream().allMatch(List.of(201, 409, 429)::contains), answers.toString());
    }

    private static void assertOneOf64(String user) {
        List<Integer> answers = Parallel.run(64, () -> generate(user).statusCode());
        assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers.toString());
        assertEquals(63, answers.stream().filter(status -> status == 409).count(), answers.toString());
    }

    private static void rounds(String user, int count) {
        for (int i = 0; i < count; i++) {
            newCode(user);
            expire(user).then().statusCode(204);
        }
    }

    private static Response seventh(String user) {
        Response answer = generate(user);
        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"))
                .body("violated-policies", contains("generate"))
                .header("RateLimit-Policy", equalTo("\"generate\";q=6;w=3600"))
                .header("RateLimit", startsWith("\"generate\";r=0;t="));
        assertEquals("\"generate\";r=0;t=" + retryAfter(answer), answer.header("RateLimit"));
        return answer;
    }

    private static long retryAfter(Response answer) {
        return Long.parseLong(answer.header("Retry-After"));
    }

    private static long issuedCodes(String user) {
        return People.count("SELECT count(*) FROM temporary_verification_codes WHERE user_id = ?", user);
    }
}
