package io.latchkey.rest;

import static io.latchkey.testing.Calls.AUDIT_VERIFICATION;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static io.latchkey.testing.Calls.verifyAuditEvents;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ChainVerificationResourceTest {

    @Test
    void unchangedChain_isIntact_andItsEarlierHeadIsFound() {
        String user = withEvents();
        String head = verifyAuditEvents(user)
                .then()
                .statusCode(200)
                .body("userId", equalTo(user))
                .body("intact", equalTo(true))
                .body("events", equalTo(4))
                .body("head", matchesPattern("[0-9a-f]{64}"))
                .body("headAt", notNullValue())
                .body("retainedFrom", notNullValue())
                .body("$", not(hasKey("keptHeadFound")))
                .body("$", not(hasKey("firstBroken")))
                .extract()
                .path("head");
        verify(user, CodeCalls.wrong());
        as(Tokens.auditor())
                .queryParam("userId", user)
                .queryParam("keptHead", head)
                .get(AUDIT_VERIFICATION)
                .then()
                .body("keptHeadFound", equalTo(true))
                .body("head", not(head));
    }

    @Test
    void alteredEvent_isNamed() {
        String user = withEvents();
        People.updateAsNobodyMay(
                "UPDATE audit_events SET actor_subject = 'mallory' WHERE user_id = ? AND position = 2", user);
        verifyAuditEvents(user)
                .then()
                .statusCode(200)
                .body("intact", equalTo(false))
                .body("firstBroken.position", equalTo(2))
                .body("firstBroken.problem", equalTo("altered"))
                .body("firstBroken.id", notNullValue())
                .body("firstBroken.at", notNullValue());
    }

    @Test
    void deletedEvent_isMissing() {
        String user = withEvents();
        People.updateAsNobodyMay("DELETE FROM audit_events WHERE user_id = ? AND position = 4", user);
        verifyAuditEvents(user)
                .then()
                .body("intact", equalTo(false))
                .body("events", equalTo(3))
                .body("firstBroken.position", equalTo(4))
                .body("firstBroken.problem", equalTo("missing"))
                .body("firstBroken", not(hasKey("id")));
    }

    @Test
    void unknownUser_isIntact() {
        verifyAuditEvents(People.nobody())
                .then()
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("events", equalTo(0))
                .body("$", not(hasKey("head")));
    }

    @Test
    void withoutAUser_isInvalid() {
        as(Tokens.auditor()).get(AUDIT_VERIFICATION).then().statusCode(400).body("errors.pointer", contains("userId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"})
    void malformedHead_isInvalid(String head) {
        as(Tokens.auditor())
                .queryParam("userId", "alice")
                .queryParam("keptHead", head)
                .get(AUDIT_VERIFICATION)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("keptHead"));
    }

    @Test
    void administrator_isRefused() {
        as(Tokens.admin())
                .queryParam("userId", "alice")
                .get(AUDIT_VERIFICATION)
                .then()
                .statusCode(403);
    }

    /** One generation, one right code, one wrong code, one expiry. */
    private static String withEvents() {
        String user = People.activeUser();
        String code = newCode(user);
        verify(user, code);
        verify(user, CodeCalls.wrong());
        expire(user);
        return user;
    }
}
