package io.latchkey;

import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.VERIFY;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.People;
import io.latchkey.testing.Proof;
import io.latchkey.testing.ServiceProcess;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rotates the pepper as in docs/runbook.md, over three starts of the package. */
@Proof
@QuarkusIntegrationTest
class PepperRotationIT {

    private static final String ACTIVE = "latchkey.pepper.active-key";
    private static final String OLD = "latchkey.pepper.keys.old";
    private static final String NEW = "latchkey.pepper.keys.new";

    private final Map<String, String> settings = new HashMap<>(LatchkeyStores.settings());
    private final String alice = People.activeUser();
    private final String bob = People.activeUser();

    @Test
    void liveCodes_outliveARotation_untilTheirKeyIsGone() throws Exception {
        settings.putAll(Map.of(ACTIVE, "old", OLD, key()));
        String before;
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            before = generate(service, alice);
            verify(service, alice, before).then().body("verified", equalTo(true));
        }
        settings.putAll(Map.of(ACTIVE, "new", NEW, key()));
        String after;
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            after = generate(service, bob);
            verify(service, alice, before).then().body("verified", equalTo(true));
            verify(service, bob, after).then().body("verified", equalTo(true));
        }
        settings.remove(OLD);
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            verify(service, bob, after).then().body("verified", equalTo(true));
            verify(service, alice, before).then().body("reason", equalTo("mismatch"));
            String log = service.log();
            assertTrue(log.contains("Pepper key old not configured"), log);
        }
    }

    private static String generate(ServiceProcess service, String user) {
        return json(service, Tokens.admin(), Map.of("expiresInHours", 1))
                .post(CODE, user)
                .then()
                .statusCode(201)
                .extract()
                .path("code");
    }

    private static io.restassured.response.Response verify(ServiceProcess service, String user, String code) {
        return json(service, Tokens.pipeline(), Map.of("code", code)).post(VERIFY, user);
    }

    private static RequestSpecification json(ServiceProcess service, DevelopmentToken token, Object body) {
        return given().port(service.port())
                .auth()
                .oauth2(token.sign())
                .contentType(ContentType.JSON)
                .body(body);
    }

    private static String key() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
