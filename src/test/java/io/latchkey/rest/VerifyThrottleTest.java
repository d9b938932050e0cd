package io.latchkey.rest;

import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.testing.TimeTravel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ten wrong codes in any sliding hour and fifty in 24, counted before they are compared. */
@QuarkusTest
class VerifyThrottleTest {

    @Test
    void eleventhWrongCode_isNotCompared_norIsARightOne() {
        String user = People.activeUser();
        String code = newCode(user);
        guesses(user, 10);
        Response refused = throttled(verify(user, CodeCalls.wrong()), "\"verify\";q=10;w=3600");
        long wait = Long.parseLong(refused.header("Retry-After"));
        assertTrue(wait > 3500 && wait <= 3600, "Retry-After: " + wait);
        throttled(verify(user, code), "\"verify\";q=10;w=3600");

        TimeTravel.pass(Duration.ofSeconds(wait), user);
        verify(user, code).then().body("verified", equalTo(true));
    }

    @Test
    void attempts_areKeptAcrossReissue() {
        String user = People.activeUser();
        newCode(user);
        guesses(user, 10);
        expire(user);
        throttled(verify(user, newCode(user)), "\"verify\";q=10;w=3600");
    }

    @Test
    void fiftyFirstWrongCodeInADay_isNotCompared() {
        String user = People.activeUser();
        for (int i = 0; i < 5; i++) {
            guesses(user, 10);
            TimeTravel.pass(Duration.ofHours(1), user);
        }
        Response refused = throttled(verify(user, CodeCalls.wrong()), "\"verify\";q=50;w=86400");
        long wait = Long.parseLong(refused.header("Retry-After"));
        assertTrue(wait > 18 * 3600 && wait <= 19 * 3600, "Retry-After: " + wait);
    }

    @Test
    void rightAndMalformedCodes_doNotCount() {
        String user = People.activeUser();
        String code = newCode(user);
        for (int i = 0; i < 12; i++) {
            verify(user, code).then().body("verified", equalTo(true));
            verify(user, "7K3M").then().body("reason", equalTo("malformed"));
        }
        guesses(user, 10);
    }

    @Test
    void unknownUser_isThrottledLikeAnyOther() {
        String nobody = People.nobody();
        guesses(nobody, 10);
        throttled(verify(nobody, CodeCalls.wrong()), "\"verify\";q=10;w=3600");
    }

    @Test
    void parallelRightCodes_areAllVerified() {
        String user = People.activeUser();
        String code = newCode(user);
        List<Boolean> answers = Parallel.run(60, () -> verify(user, code).path("verified"));
        assertEquals(List.of(true), answers.stream().distinct().toList());
        guesses(user, 10);
    }

    @Test
    void parallelGuesses_areComparedTenTimes() {
        String user = People.activeUser();
        newCode(user);
        assertTenAnswered(user);
    }

    @Test
    void parallelGuesses_areComparedTenTimes_alsoWithoutRedis() {
        String user = People.activeUser();
        String code = newCode(user);
        LatchkeyStores.redis().stop();
        try {
            assertTenAnswered(user);
            throttled(verify(user, code), "\"verify\";q=10;w=3600");
        } finally {
            LatchkeyStores.redis().restart();
        }
    }

    @Test
    void twoHundredParallelGuesses_areComparedTenTimesAnHour_andFiftyADay() {
        String user = People.activeUser();
        newCode(user);
        assertAnswered(10, 200, user);
        for (int hour = 1; hour < 5; hour++) {
            TimeTravel.pass(Duration.ofHours(1), user);
            guesses(user, 10);
        }
        TimeTravel.pass(Duration.ofHours(1), user);
        assertAnswered(0, 200, user);
    }

    private static void assertTenAnswered(String user) {
        assertAnswered(10, 60, user);
    }

    private static void assertAnswered(int answered, int guesses, String user) {
        List<Integer> answers =
                Parallel.run(guesses, () -> verify(user, CodeCalls.wrong()).statusCode());
        assertEquals(answered, answers.stream().filter(status -> status == 200).count(), answers.toString());
        assertEquals(
                guesses - answered,
                answers.stream().filter(status -> status == 429).count(),
                answers.toString());
    }

    private static void guesses(String user, int count) {
        for (int i = 0; i < count; i++) {
            verify(user, CodeCalls.wrong()).then().statusCode(200).body("verified", equalTo(false));
        }
    }

    private static Response throttled(Response answer, String policy) {
        answer.then()
                .statusCode(429)
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"))
                .body("violated-policies", contains("verify"))
                .header("RateLimit-Policy", equalTo(policy));
        assertEquals("\"verify\";r=0;t=" + answer.header("Retry-After"), answer.header("RateLimit"));
        return answer;
    }
}
