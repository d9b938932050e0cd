package io.latchkey.testing;

import static io.restassured.RestAssured.given;

import io.latchkey.dev.idp.DevelopmentToken;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** The calls of the contract, by authorised callers by default. */
public final class Calls {

    public static final String CODE = "/v1/users/{userId}/temporary-verification-code";
    public static final String VERIFY = CODE + "/verify";
    public static final String METHODS = "/v1/users/{userId}/verification-methods";
    public static final String AUDIT_EVENTS = "/v1/audit-events";
    public static final String AUDIT_VERIFICATION = AUDIT_EVENTS + "/verification";

    private Calls() {}

    public static RequestSpecification as(DevelopmentToken token) {
        return given().auth().oauth2(token.sign());
    }

    public static RequestSpecification json(DevelopmentToken token, Object body) {
        return as(token).contentType(ContentType.JSON).body(body);
    }

    public static Response generate(String user) {
        return json(Tokens.admin(), Map.of("expiresInHours", 4)).post(CODE, user);
    }

    /** Generates a code for a user who has none. */
    public static String newCode(String user) {
        return generate(user).then().statusCode(201).extract().path("code");
    }

    public static Response status(String user) {
        return as(Tokens.admin()).get(CODE, user);
    }

    public static Response expire(String user) {
        return as(Tokens.admin()).delete(CODE, user);
    }

    public static Response verify(String user, String code) {
        return json(Tokens.pipeline(), Map.of("code", code)).post(VERIFY, user);
    }

    public static Response methods(String user) {
        return as(Tokens.pipeline()).get(METHODS, user);
    }

    public static Response auditEvents(String user) {
        return as(Tokens.auditor()).queryParam("userId", user).get(AUDIT_EVENTS);
    }

    public static Response verifyAuditEvents(String user) {
        return as(Tokens.auditor()).queryParam("userId", user).get(AUDIT_VERIFICATION);
    }
}
