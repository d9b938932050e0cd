package io.latchkey.rest;

import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static org.hamcrest.Matchers.equalTo;

import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExpireTest {

    @Test
    void activeCode_failsAtOnce() {
        String user = People.activeUser();
        String code = newCode(user);
        expire(user).then().statusCode(204).header("Cache-Control", equalTo("no-store"));
        verify(user, code).then().body("verified", equalTo(false));
    }

    @Test
    void withoutACode_succeeds() {
        expire(People.activeUser()).then().statusCode(204);
    }

    @Test
    void lowLevelSession_isEnough() {
        as(Tokens.admin().acr("low")).delete(CODE, People.activeUser()).then().statusCode(204);
    }

    @Test
    void unknownUser_isNotFound() {
        expire(People.nobody()).then().statusCode(404).body("type", equalTo("urn:latchkey:problem:user-not-found"));
    }

    @Test
    void auditor_isRefused() {
        as(Tokens.auditor())
                .delete(CODE, People.activeUser())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:latchkey:problem:role-required"));
    }
}
