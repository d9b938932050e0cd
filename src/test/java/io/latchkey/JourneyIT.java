package io.latchkey;

import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.auditEvents;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.Calls.methods;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.status;
import static io.latchkey.testing.Calls.verify;
import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.People;
import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The main use case on the package that users run, including its own migrations. */
@QuarkusIntegrationTest
class JourneyIT {

    @Test
    void administratorGivesACode_andThePipelineTakesIt_untilItIsExpired() {
        String user = People.userWithMethods();
        String code = newCode(user);
        for (int i = 0; i < 3; i++) {
            verify(user, code)
                    .then()
                    .statusCode(200)
                    .body("verified", equalTo(true))
                    .body("amr", contains("tvc"));
        }
        verify(user, CodeCalls.wrong()).then().body("reason", equalTo("mismatch"));
        methods(user).then().body("methods.type", contains("temporary_verification_code"));
        status(user)
                .then()
                .body("active", equalTo(true))
                .body("uses", equalTo(3))
                .body("failedAttempts", equalTo(1));
        expire(user).then().statusCode(204);
        verify(user, code).then().body("reason", equalTo("expired"));
        methods(user).then().body("methods.type", contains("totp", "webauthn"));
        auditEvents(user).then().statusCode(200).body("events", hasSize(7));
    }

    @Test
    void seventhCode_isRefused_withAndWithoutRedis() {
        String user = People.activeUser();
        for (int i = 0; i < 6; i++) {
            newCode(user);
            expire(user);
        }
        generate(user).then().statusCode(429).header("RateLimit", containsString("r=0"));
        LatchkeyStores.redis().stop();
        try {
            generate(user).then().statusCode(429);
        } finally {
            LatchkeyStores.redis().restart();
        }
    }

    @Test
    void identityProvider_introducesAUser_andTakesTheCodeAway() {
        Map<String, Object> someone = Scim.someone();
        someone.put("displayName", "Babs Jensen");
        someone.put(Scim.VERIFICATION, Map.of("verificationMethods", List.of(Map.of("type", "totp"))));
        String user = Scim.created(someone);
        Scim.find("userName eq \"" + someone.get("userName") + "\"").then().body("Resources.id", contains(user));
        String code = newCode(user);
        Scim.patch(user, "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"}")
                .then()
                .statusCode(200);
        verify(user, code).then().body("verified", equalTo(false));
        Scim.create("{\"shoeSize\":42}").then().statusCode(400).body("scimType", equalTo("invalidSyntax"));
        get("/scim/v2/Users").then().statusCode(401).contentType(Scim.MEDIA_TYPE);
        Scim.delete(user).then().statusCode(204);
        auditEvents(user).then().body("events.type", hasItems("user.created", "user.updated", "user.deleted"));
    }

    /** The SDK writes it by reflection. */
    @Test
    void scim_describesItself() {
        scim("Schemas").body("totalResults", equalTo(3));
        scim("Schemas/" + Scim.VERIFICATION).body("attributes[0].subAttributes.type", hasItems("string", "boolean"));
        scim("ResourceTypes").body("Resources[0].schemaExtensions.required", contains(false, false));
        scim("ServiceProviderConfig")
                .body("patch.supported", equalTo(true))
                .body("pagination.maxPageSize", equalTo(1000))
                .body("authenticationSchemes[0].specUri", equalTo("https://tools.ietf.org/html/rfc6750"));
    }

    private static ValidatableResponse scim(String path) {
        return as(Tokens.provisioner()).get("/scim/v2/" + path).then().statusCode(200);
    }

    @Test
    void weakSession_isChallenged() {
        json(Tokens.admin().acr("low"), Map.of("expiresInHours", 4))
                .post(CODE, People.activeUser())
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("insufficient_user_authentication"));
    }

    @Test
    void badRequests_areProblems() {
        json(Tokens.admin(), "{nonsense").post(CODE, People.activeUser()).then().statusCode(400);
        json(Tokens.admin(), Map.of("expiresInHours", 25))
                .post(CODE, People.activeUser())
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("#/expiresInHours"));
        as(Tokens.auditor())
                .queryParam("cursor", "nonsense")
                .get(AUDIT_EVENTS)
                .then()
                .statusCode(400);
        get(AUDIT_EVENTS).then().statusCode(401).contentType("application/problem+json");
        get("/nope").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void operations_areServed() {
        get("/q/health/ready").then().statusCode(200);
        get("/q/health/live").then().statusCode(200);
        get(AUDIT_EVENTS);
        get("/q/metrics").then().statusCode(200).body(containsString("http_server_requests_seconds"));
        get("/q/openapi").then().statusCode(200).body(containsString("/v1/audit-events"));
    }
}
