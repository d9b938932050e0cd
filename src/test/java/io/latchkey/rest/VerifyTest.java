package io.latchkey.rest;

import static io.latchkey.testing.Calls.VERIFY;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.status;
import static io.latchkey.testing.Calls.verify;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import io.latchkey.testing.TimeTravel;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VerifyTest {

    @Test
    void rightCode_isVerifiedAnyNumberOfTimes() {
        String user = People.activeUser();
        Response generated = generate(user);
        for (int i = 0; i < 15; i++) {
            verify(user, generated.path("code"))
                    .then()
                    .statusCode(200)
                    .body("verified", equalTo(true))
                    .body("amr", contains("tvc"))
                    .body("sessionNotAfter", equalTo(generated.path("expiresAt")))
                    .body("$", not(hasKey("reason")));
        }
        status(user).then().body("uses", equalTo(15)).body("failedAttempts", equalTo(0));
    }

    @Test
    void rightCode_inAnotherSpelling_isVerified() {
        String user = People.activeUser();
        String code = newCode(user);
        String typed = code.toLowerCase(Locale.ROOT)
                .replace('-', ' ')
                .replace('0', 'o')
                .replace('1', 'l');
        verify(user, typed).then().body("verified", equalTo(true));
    }

    @Test
    void rightCode_ofAnotherUser_isAMismatch() {
        String user = People.activeUser();
        newCode(user);
        rejected(verify(user, newCode(People.activeUser())), "mismatch");
    }

    @Test
    void wrongCode_isAMismatch() {
        String user = People.activeUser();
        newCode(user);
        rejected(verify(user, CodeCalls.wrong()), "mismatch");
        status(user).then().body("failedAttempts", equalTo(1)).body("uses", equalTo(0));
    }

    @Test
    void expiredCode_isReportedAsExpired() {
        String user = People.activeUser();
        String code = newCode(user);
        expire(user).then().statusCode(204);
        rejected(verify(user, code), "expired");
        rejected(verify(user, CodeCalls.wrong()), "no_active_code");
    }

    @Test
    void lapsedCode_isExpiredForADay_andThenUnknown() {
        String user = People.activeUser();
        String code = newCode(user);
        TimeTravel.pass(Duration.ofHours(4).minusSeconds(60), user);
        verify(user, code).then().body("verified", equalTo(true));
        TimeTravel.pass(Duration.ofSeconds(60), user);
        rejected(verify(user, code), "expired");
        TimeTravel.pass(Duration.ofHours(24), user);
        rejected(verify(user, code), "no_active_code");
    }

    @Test
    void olderCode_isAMismatch_whileANewOneIsActive() {
        String user = People.activeUser();
        String older = newCode(user);
        expire(user);
        String newer = newCode(user);
        rejected(verify(user, older), "mismatch");
        verify(user, newer).then().body("verified", equalTo(true));
    }

    @Test
    void userWithoutACode_hasNoActiveCode() {
        rejected(verify(People.activeUser(), CodeCalls.wrong()), "no_active_code");
    }

    @Test
    void unknownUser_hasNoActiveCode() {
        rejected(verify(People.nobody(), CodeCalls.wrong()), "no_active_code");
    }

    @Test
    void userWhoBecameInactive_hasNoActiveCode() {
        String user = People.activeUser();
        String code = newCode(user);
        People.deactivate(user);
        rejected(verify(user, code), "no_active_code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7K3M", "7K3M-Q9XT-C4D8-7K3M", "UUUU-UUUU-UUUU", "7K3M-Q9XT-C4D!", "ключ-ключ-ключ"})
    void otherText_isMalformed(String text) {
        rejected(verify(People.activeUser(), text), "malformed");
    }

    @Test
    void textOfManyKilobytes_isMalformed() {
        rejected(verify(People.activeUser(), "7".repeat(16_000)), "malformed");
    }

    @Test
    void purposeOfLogin_isAllowed() {
        String user = People.activeUser();
        with(user, Map.of("code", newCode(user), "purpose", "mfa_login")).body("verified", equalTo(true));
    }

    @Test
    void purposeOfDeviceActivation_isNotAllowed() {
        String user = People.activeUser();
        with(user, Map.of("code", newCode(user), "purpose", "device_activation"))
                .statusCode(200)
                .body("verified", equalTo(false))
                .body("reason", equalTo("purpose_not_allowed"));
        status(user).then().body("uses", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mfa_login ", "password_reset", "MFA_LOGIN", ""})
    void unknownPurpose_isAnInvalidRequest(String purpose) {
        with(People.activeUser(), Map.of("code", CodeCalls.wrong(), "purpose", purpose))
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/purpose"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"code\":null}", "{\"code\":4}", "{\"code\":[\"7K3M-Q9XT-C4D8\"]}", "{\"code\":true}"})
    void codeOfAnotherType_isAnInvalidRequest(String body) {
        json(Tokens.pipeline(), body)
                .post(VERIFY, People.activeUser())
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("#/code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mfa-admin", "auditor"})
    void callerWithAnotherRole_isRefused(String role) {
        json(Tokens.pipeline().roles(role), Map.of("code", CodeCalls.wrong()))
                .post(VERIFY, People.activeUser())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:latchkey:problem:role-required"));
    }

    private static ValidatableResponse with(String user, Map<String, String> body) {
        return json(Tokens.pipeline(), body).post(VERIFY, user).then();
    }

    private static void rejected(Response answer, String reason) {
        answer.then()
                .statusCode(200)
                .body("verified", equalTo(false))
                .body("reason", equalTo(reason))
                .body("$", not(hasKey("amr")))
                .body("$", not(hasKey("sessionNotAfter")));
    }
}
