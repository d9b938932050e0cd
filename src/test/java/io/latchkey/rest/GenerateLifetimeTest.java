package io.latchkey.rest;

import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.auditEvents;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.StrictInstallation.admin;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.latchkey.testing.People;
import io.latchkey.testing.StrictInstallation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rule 2 in an installation that allows lifetimes up to eight hours. */
@QuarkusTest
@TestProfile(StrictInstallation.class)
class GenerateLifetimeTest {

    private final String user = People.activeUser();

    @Test
    void lifetime_atTheBoundOfThePolicy_isGiven() {
        generate(8).then().statusCode(201);
    }

    @Test
    void lifetime_aboveThePolicy_isAnInvalidRequest_andAudited() {
        generate(9)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:latchkey:problem:invalid-request"))
                .body("errors[0].pointer", equalTo("#/expiresInHours"))
                .body("errors[0].detail", equalTo("must be 1 to 8"));
        auditEvents(user).then().body("events.reason", contains("lifetime_not_allowed"));
    }

    private Response generate(int hours) {
        return json(admin(), Map.of("expiresInHours", hours)).post(CODE, user);
    }
}
