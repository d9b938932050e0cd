package io.latchkey.security;

import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.latchkey.dev.idp.DevelopmentToken;
import io.restassured.response.Response;

/** Whether a token is accepted by an endpoint that its bearer may call. */
final class TokenCalls {

    private TokenCalls() {}

    static void accepted(DevelopmentToken token) {
        accepted(token.sign());
    }

    static void accepted(String token) {
        present(token).then().statusCode(200);
    }

    static void refused(DevelopmentToken token) {
        refused(token.sign());
    }

    static void refused(String token) {
        refused(present(token));
    }

    static void refused(Response answer) {
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer error=\"invalid_token\""))
                .body("type", equalTo("urn:latchkey:problem:invalid-token"));
    }

    static void missing(Response answer) {
        answer.then().statusCode(401).header("WWW-Authenticate", equalTo("Bearer"));
    }

    static Response present(String token) {
        return given().auth().oauth2(token).get(AUDIT_EVENTS);
    }
}
