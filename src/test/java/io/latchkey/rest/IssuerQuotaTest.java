package io.latchkey.rest;

import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.auditEvents;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.Calls.status;
import static io.latchkey.testing.StrictInstallation.admin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.testing.StrictInstallation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sixty codes of one administrator in any sliding hour, for all users together, with and without Redis. */
@QuarkusTest
@TestProfile(StrictInstallation.class)
class IssuerQuotaTest {

    private static final int LIMIT = StrictInstallation.ISSUER_QUOTA;

    /** Fifteen minutes ago, each for another user. */
    private static final String CODES = """
            INSERT INTO temporary_verification_codes (id, user_id, hash, issued_at, ends_at, issued_by)
            SELECT gen_random_uuid(), gen_random_uuid(), '', began, began + interval '1 hour', ?
            FROM (SELECT now() - interval '15 minutes' AS began) AS period, generate_series(1, ?::int)
            """;

    private final String issuer = "issuer-" + UUID.randomUUID();

    @Test
    void codeAfterTheSixtieth_isRefused_forAnyUser() {
        issued(LIMIT - 1);
        generate(People.activeUser()).then().statusCode(201);
        Response refused = generate(People.activeUser());
        refused.then()
                .statusCode(429)
                .body("type", equalTo("https://iana.org/assignments/http-problem-types#quota-exceeded"))
                .body("violated-policies", contains("generate-issuer"))
                .header("RateLimit-Policy", equalTo("\"generate-issuer\";q=60;w=3600"))
                .header("RateLimit", startsWith("\"generate-issuer\";r=0;t="));
        long wait = Long.parseLong(refused.header("Retry-After"));
        assertTrue(wait > 44 * 60 && wait <= 45 * 60, "Retry-After: " + wait);
    }

    @Test
    void refusal_namesTheIssuersQuotaInTheTrail_andDoesNotCountForTheUser() {
        issued(LIMIT);
        String user = People.activeUser();
        generate(user).then().statusCode(429);
        auditEvents(user).then().body("events.reason", contains("issuer_quota_exceeded"));
        status(user).then().body("quota.remaining", equalTo(6));
    }

    @Test
    void status_isBlockedForThisAdministrator_andForNoOther() {
        issued(LIMIT);
        String user = People.activeUser();
        as(admin().claim("sub", issuer))
                .get(CODE, user)
                .then()
                .body("generate.blockedBy", contains("quota_exceeded"))
                .body("quota.remaining", equalTo(6));
        as(admin()).get(CODE, user).then().body("generate.blockedBy", empty());
        json(admin(), Map.of("expiresInHours", 4)).post(CODE, user).then().statusCode(201);
    }

    @Test
    void of64ConcurrentRequestsWithThreeLeft_threeAreGenerated() {
        assertThreeOf64();
    }

    @Test
    void of64ConcurrentRequestsWithThreeLeft_threeAreGenerated_withoutRedis() {
        LatchkeyStores.redis().stop();
        try {
            assertThreeOf64();
        } finally {
            LatchkeyStores.redis().restart();
        }
    }

    private void assertThreeOf64() {
        issued(LIMIT - 3);
        Queue<String> users = new ConcurrentLinkedQueue<>(
                IntStream.range(0, 64).mapToObj(i -> People.activeUser()).toList());
        List<Integer> answers = Parallel.run(64, () -> generate(users.remove()).statusCode());
        assertEquals(3, answers.stream().filter(answer -> answer == 201).count(), answers.toString());
        assertEquals(61, answers.stream().filter(answer -> answer == 429).count(), answers.toString());
        assertEquals(
                LIMIT, People.count("SELECT count(*) FROM temporary_verification_codes WHERE issued_by = ?", issuer));
    }

    private void issued(int codes) {
        People.update(CODES, issuer, Integer.toString(codes));
    }

    private Response generate(String user) {
        return json(admin().claim("sub", issuer), Map.of("expiresInHours", 4)).post(CODE, user);
    }
}
