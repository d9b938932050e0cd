package io.latchkey.rest;

import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.json;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.domain.code.CodeText;
import io.latchkey.testing.Calls;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class GenerateTest {

    private static final Map<String, Object> FOUR_HOURS = Map.of("expiresInHours", 4);

    @Test
    void answer_holdsTheCodeAndItsPeriod() {
        String user = People.activeUser();
        var answer = json(Tokens.admin(), Map.of("expiresInHours", 4, "reason", "lost phone, case 4711"))
                .post(CODE, user)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/users/" + user + "/temporary-verification-code"))
                .header("RateLimit-Policy", equalTo("\"generate\";q=6;w=3600"))
                .header("RateLimit", equalTo("\"generate\";r=5;t=3600"))
                .header("Cache-Control", equalTo("no-store"))
                .body("userId", equalTo(user))
                .extract();
        assertTrue(CodeText.parse(answer.path("code")).isPresent());
        Instant issuedAt = Instant.parse(answer.path("issuedAt"));
        assertEquals(issuedAt.plus(Duration.ofHours(4)), Instant.parse(answer.path("expiresAt")));
        assertTrue(Duration.between(issuedAt, Instant.now()).abs().toSeconds() < 60);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 24})
    void lifetime_atABound_isGiven(int hours) {
        json(Tokens.admin(), Map.of("expiresInHours", hours))
                .post(CODE, People.activeUser())
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"expiresInHours\":0}",
                "{\"expiresInHours\":25}",
                "{\"expiresInHours\":-4}",
                "{\"expiresInHours\":2147483648}",
                "{\"expiresInHours\":\"4\"}",
                "{\"expiresInHours\":4.5}",
                "{\"expiresInHours\":4.0}",
                "{\"expiresInHours\":true}",
                "{\"expiresInHours\":null}",
                "{\"expiresInHours\":[4]}",
                "{}"
            })
    void lifetime_outOfBoundsOrOfAnotherType_isAnInvalidRequest(String body) {
        invalid(body).body("errors[0].pointer", equalTo("#/expiresInHours"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"expiresInHours\":4,\"reason\":5}|#/reason",
                "{\"expiresInHours\":4,\"reason\":{}}|#/reason",
                "{\"expiresInHours\":4,\"reasons\":\"x\"}|#",
                "{\"expiresInHours\":4,\"expiresInHours\":5}|#",
                "{\"expiresInHours\":4} {}|#",
                "{\"expiresInHours\":4|#",
                "[]|#",
                "null|#",
                "4|#"
            })
    void unexpectedBody_isAnInvalidRequest(String body, String pointer) {
        invalid(body).body("errors[0].pointer", startsWith(pointer));
    }

    @Test
    void body_thatIsEmpty_isAnInvalidRequest() {
        invalid("").body("errors[0].pointer", equalTo("#"));
    }

    private static ValidatableResponse invalid(String body) {
        return json(Tokens.admin(), body)
                .post(CODE, People.activeUser())
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:latchkey:problem:invalid-request"));
    }

    /** PostgreSQL and JSON Schema count code points, not UTF-16 units. */
    @ParameterizedTest
    @ValueSource(strings = {"ü", "\uD83D\uDD11"})
    void reason_ofTheLongestLength_isKept(String character) {
        String user = People.activeUser();
        String reason = character.repeat(256);
        json(Tokens.admin(), Map.of("expiresInHours", 4, "reason", reason))
                .post(CODE, user)
                .then()
                .statusCode(201);
        Calls.status(user).then().body("reason", equalTo(reason));
    }

    @Test
    void reason_thatIsTooLong_isAnInvalidRequest() {
        invalid("{\"expiresInHours\":4,\"reason\":\"" + "x".repeat(257) + "\"}")
                .body("errors[0].pointer", equalTo("#/reason"));
    }

    @Test
    void reason_withNul_isAnInvalidRequest() {
        invalid("{\"expiresInHours\":4,\"reason\":\"lost\\u0000phone\"}")
                .body("errors[0].pointer", equalTo("#/reason"));
    }

    /** Anybody's code: a reason is stored and many people read it. */
    @ParameterizedTest
    @ValueSource(strings = {"7K3M-Q9XT-C4D8", "instead of 7k3m-q9xt-c4d8.", "(7K3M-Q9XT-C4D8)"})
    void reason_thatHoldsACode_isAnInvalidRequest(String reason) {
        invalid("{\"expiresInHours\":4,\"reason\":\"" + reason + "\"}")
                .body("errors[0].pointer", equalTo("#/reason"))
                .body("errors[0].detail", equalTo("must not contain a code"));
    }

    @Test
    void user_whoIsUnknown_isNotFound() {
        refused(Tokens.admin(), People.nobody(), 404, "user-not-found");
    }

    @Test
    void user_whoIsInactive_getsNone() {
        refused(Tokens.admin(), People.inactiveUser(), 409, "user-inactive");
    }

    @Test
    void user_whoHasAnActiveCode_getsNoSecondOne() {
        String user = People.activeUser();
        String expiresAt = generate(user).then().statusCode(201).extract().path("expiresAt");
        refused(Tokens.admin(), user, 409, "active-code-exists").body("expiresAt", equalTo(expiresAt));
    }

    @Test
    void malformedUserId_isAnInvalidRequest() {
        refused(Tokens.admin(), "a b", 400, "invalid-request").body("errors[0].pointer", equalTo("userId"));
        refused(Tokens.admin(), "a".repeat(129), 400, "invalid-request");
    }

    @Test
    void administrator_forHerself_isRefused() {
        String user = People.activeUser();
        refused(Tokens.admin().claim("sub", user), user, 403, "self-issue");
    }

    @Test
    void session_openedWithATemporaryCode_isRefused() {
        refused(Tokens.admin().amr("pwd", "tvc"), People.activeUser(), 403, "temporary-session");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "login-pipeline", "MFA-ADMIN", "mfa-admin2"})
    void caller_withAnotherRole_isRefused(String role) {
        refused(Tokens.admin().roles(role), People.activeUser(), 403, "role-required");
    }

    @Test
    void caller_withoutRoles_isRefused() {
        refused(Tokens.admin().claim("groups", null), People.activeUser(), 403, "role-required");
    }

    @Test
    void session_ofALowLevel_isChallenged() {
        refused(Tokens.admin().acr("low"), People.activeUser(), 401, "insufficient-user-authentication")
                .header(
                        "WWW-Authenticate",
                        matchesPattern("Bearer error=\"insufficient_user_authentication\","
                                + " error_description=\"[^\"]+\", acr_values=\"high_assurance\""));
    }

    @Test
    void session_withoutALevel_isChallenged() {
        refused(Tokens.admin().claim("acr", null), People.activeUser(), 401, "insufficient-user-authentication");
    }

    @Test
    void invalidBody_isRefusedBeforeTheSessionsLevel() {
        json(Tokens.admin().acr("low"), "{nonsense")
                .post(CODE, People.activeUser())
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:latchkey:problem:invalid-request"));
    }

    @Test
    void role_isCheckedBeforeTheSessionsLevel() {
        refused(Tokens.admin().roles("auditor").acr("low"), People.activeUser(), 403, "role-required");
    }

    @Test
    void refusals_doNotCount() {
        String user = People.activeUser();
        for (int i = 0; i < 7; i++) {
            refused(Tokens.admin().acr("low"), user, 401, "insufficient-user-authentication");
        }
        Calls.newCode(user);
        for (int i = 0; i < 7; i++) {
            refused(Tokens.admin(), user, 409, "active-code-exists");
        }
        Calls.expire(user);
        generate(user).then().statusCode(201).header("RateLimit", startsWith("\"generate\";r=4;"));
    }

    @Test
    void database_holdsNoCode() throws Exception {
        String user = People.activeUser();
        Calls.newCode(user);
        var database = LatchkeyStores.database();
        try (var connection = database.connect(database.superuser());
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT hash FROM temporary_verification_codes WHERE user_id = '" + user + "'")) {
            assertTrue(rows.next());
            assertTrue(rows.getString(1).startsWith("$pbkdf2-sha256-hmac$i=1000,k="), rows.getString(1));
        }
    }

    private static ValidatableResponse refused(DevelopmentToken token, String user, int status, String problem) {
        return json(token, FOUR_HOURS)
                .post(CODE, user)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", equalTo("no-store"))
                .body("type", equalTo("urn:latchkey:problem:" + problem))
                .body("status", equalTo(status));
    }
}
