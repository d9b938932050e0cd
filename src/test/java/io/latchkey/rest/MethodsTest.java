package io.latchkey.rest;

import static io.latchkey.testing.Calls.METHODS;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.methods;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MethodsTest {

    @Test
    void withoutACode_theUsersOwnAreOffered_inTheirOrder() {
        String user = People.userWithMethods();
        methods(user)
                .then()
                .statusCode(200)
                .body("userId", equalTo(user))
                .body("active", equalTo(true))
                .body("methods.type", contains("totp", "webauthn"))
                .body("methods.display", contains("Authenticator app", "YubiKey"))
                .body("bypassed", empty());
    }

    @Test
    void withAnActiveCode_itAloneIsOffered() {
        String user = People.userWithMethods();
        String expiresAt = generate(user).path("expiresAt");
        methods(user)
                .then()
                .body("methods.type", contains("temporary_verification_code"))
                .body("methods.expiresAt", contains(expiresAt))
                .body("bypassed.type", contains("totp", "webauthn"));
    }

    @Test
    void whenTheCodeEnds_theUsersOwnReturn() {
        String user = People.userWithMethods();
        generate(user);
        expire(user);
        methods(user).then().body("methods.type", contains("totp", "webauthn")).body("bypassed", empty());
    }

    @Test
    void userWhoBecameInactive_isOfferedNoCode() {
        String user = People.userWithMethods();
        generate(user);
        People.deactivate(user);
        methods(user).then().body("active", equalTo(false)).body("methods.type", contains("totp", "webauthn"));
    }

    @Test
    void unknownUser_isNotFound() {
        methods(People.nobody()).then().statusCode(404).body("type", equalTo("urn:latchkey:problem:user-not-found"));
    }

    @Test
    void administrator_isRefused() {
        as(Tokens.admin())
                .get(METHODS, People.activeUser())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:latchkey:problem:role-required"));
    }
}
