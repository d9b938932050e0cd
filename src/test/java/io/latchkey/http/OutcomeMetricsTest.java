package io.latchkey.http;

import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.VERIFY;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.status;
import static io.latchkey.testing.Calls.verify;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.LogCapture;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The outcome of each request is counted and logged in one line. */
@QuarkusTest
class OutcomeMetricsTest {

    private static final int GUESSES = 10;

    private final String user = People.activeUser();

    @ParameterizedTest
    @CsvSource({
        "generations, generated", "generations, user_not_found", "generations, user_inactive",
        "generations, active_code_exists", "generations, quota_exceeded", "generations, self_issue",
        "generations, temporary_session", "generations, step_up_required", "generations, role_required",
        "verifications, verified", "verifications, malformed", "verifications, mismatch",
        "verifications, expired", "verifications, no_active_code", "verifications, purpose_not_allowed",
        "verifications, throttled", "verifications, role_required", "expirations, expired",
        "expirations, none_active", "expirations, user_not_found", "expirations, role_required"
    })
    void everyOutcome_hasACounterFromTheStart(String counter, String outcome) {
        assertTrue(count(counter, outcome) >= 0, given().get("/q/metrics").asString());
    }

    @Test
    void generations_areCountedByOutcome() {
        assertCounted("generations", "generated", () -> generate(user));
        assertCounted("generations", "active_code_exists", () -> generate(user));
        assertCounted("generations", "user_not_found", () -> generate(People.nobody()));
        assertCounted(
                "generations",
                "step_up_required",
                () -> json(Tokens.admin().acr("low"), Map.of("expiresInHours", 4))
                        .post(CODE, user));
        assertCounted(
                "generations",
                "role_required",
                () -> json(Tokens.pipeline(), Map.of("expiresInHours", 4)).post(CODE, user));
    }

    @Test
    void verifications_areCountedByOutcome() {
        String code = newCode(user);
        assertCounted("verifications", "verified", () -> verify(user, code));
        assertCounted("verifications", "malformed", () -> verify(user, "7K3M"));
        assertCounted("verifications", "mismatch", () -> verify(user, CodeCalls.nearMiss(code)));
        assertCounted("verifications", "no_active_code", () -> verify(People.nobody(), code));
        assertCounted(
                "verifications",
                "role_required",
                () -> json(Tokens.admin(), Map.of("code", code)).post(VERIFY, user));
        for (int i = 1; i < GUESSES; i++) {
            verify(user, CodeCalls.nearMiss(code));
        }
        assertCounted("verifications", "throttled", () -> verify(user, code));
    }

    @Test
    void expirations_areCountedByOutcome() {
        newCode(user);
        assertCounted("expirations", "expired", () -> expire(user));
        assertCounted("expirations", "none_active", () -> expire(user));
        assertCounted("expirations", "user_not_found", () -> expire(People.nobody()));
    }

    @Test
    void answers_areLogged_withRequestIdUserAndOutcome() {
        String code = newCode(user);
        assertLogged("verified", () -> verify(user, code));
        assertLogged("mismatch", () -> verify(user, CodeCalls.nearMiss(code)));
        assertLogged("active_code_exists", () -> generate(user));
        assertLogged("success", () -> status(user));
        assertLogged("role_required", () -> json(Tokens.pipeline(), Map.of()).delete(CODE, user));
        assertLogged("invalid_token", () -> given().get(CODE, user));
    }

    @Test
    void probes_areNotLogged() {
        assertEquals(List.of(), linesOf(() -> given().get("/q/health/live")));
    }

    private static void assertCounted(String counter, String outcome, Supplier<Response> call) {
        double before = count(counter, outcome);
        call.get();
        assertEquals(before + 1, count(counter, outcome));
    }

    private static double count(String counter, String outcome) {
        String series = "latchkey_%s_total{outcome=\"%s\"} ".formatted(counter, outcome);
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(series))
                .mapToDouble(line ->
                        Double.parseDouble(line.substring(series.length()).split(" ")[0]))
                .findFirst()
                .orElse(-1);
    }

    private void assertLogged(String outcome, Supplier<Response> call) {
        StringBuilder requestId = new StringBuilder();
        List<String> lines = linesOf(() -> requestId.append(call.get().header("X-Request-Id")));
        assertEquals(1, lines.size(), lines.toString());
        List.of("outcome=" + outcome, "userId=" + user, "requestId=" + requestId)
                .forEach(field -> assertTrue(lines.get(0).contains(field), lines.get(0)));
    }

    /** The line is written a moment after the response, so this waits briefly. */
    private static List<String> linesOf(Runnable call) {
        LogCapture log = LogCapture.start();
        try {
            call.run();
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            log.stop();
        }
        return log.records().stream()
                .filter(record -> record.contains("[io.latchkey.requests]"))
                .toList();
    }
}
