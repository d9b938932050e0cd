package io.latchkey.security;

import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.StrictInstallation.admin;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.testing.Calls;
import io.latchkey.testing.People;
import io.latchkey.testing.StrictInstallation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An installation that configures the claim, the levels and the maximum age. */
@QuarkusTest
@TestProfile(StrictInstallation.class)
class StepUpTest {

    @ParameterizedTest
    @ValueSource(strings = {"gold", "silver"})
    void eachConfiguredLevel_isSufficient(String level) {
        generate(admin().claim("level", level)).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bronze", "GOLD", "gold silver", "high_assurance", ""})
    void anotherLevel_isChallenged(String level) {
        challenged(generate(admin().claim("level", level)));
    }

    @Test
    void levelInTheDefaultClaim_isIgnored() {
        challenged(generate(admin().claim("level", null).acr("gold")));
    }

    @ParameterizedTest
    @MethodSource("levelsOfAnotherType")
    void levelThatIsNotText_isChallenged(Object level) {
        challenged(generate(admin().claim("level", level)));
    }

    static Stream<Object> levelsOfAnotherType() {
        return Stream.of(1, true, List.of("gold"), Map.of("gold", "gold"));
    }

    /** The test itself may take a second or two. */
    @ParameterizedTest
    @ValueSource(longs = {0, 60, 285, -30})
    void loginInTheLastFiveMinutes_isSufficient(long secondsAgo) {
        generate(admin().authTime(ago(secondsAgo))).then().statusCode(201);
    }

    @ParameterizedTest
    @ValueSource(longs = {300, 301, 86_400, -120})
    void olderOrFutureLogin_isChallenged(long secondsAgo) {
        challenged(generate(admin().authTime(ago(secondsAgo))));
    }

    @Test
    void loginWithoutATime_isChallenged() {
        challenged(generate(admin().claim("auth_time", null)));
    }

    @ParameterizedTest
    @MethodSource("timesOfAnotherType")
    void loginTimeThatIsNotANumber_isChallenged(Object authTime) {
        challenged(generate(admin().claim("auth_time", authTime)));
    }

    static Stream<Object> timesOfAnotherType() {
        String now = Long.toString(Instant.now().getEpochSecond());
        return Stream.of(
                now, Instant.now().toString(), true, List.of(Instant.now().getEpochSecond()));
    }

    @Test
    void newToken_ofAnOldLogin_isChallenged() {
        challenged(generate(admin().claim("iat", Instant.now().getEpochSecond()).authTime(ago(3_600))));
    }

    @Test
    void status_reportsThatStepUpIsRequired() {
        String user = People.activeUser();
        as(admin()).get(CODE, user).then().body("generate.blockedBy", not(hasItem("step_up_required")));
        as(admin().authTime(ago(301)))
                .get(CODE, user)
                .then()
                .body("generate.allowed", equalTo(false))
                .body("generate.blockedBy", hasItem("step_up_required"));
    }

    @Test
    void auditEvent_containsTheLevelOfThatClaim() {
        String user = People.activeUser();
        json(admin(), Map.of("expiresInHours", 1)).post(CODE, user).then().statusCode(201);
        Calls.auditEvents(user).then().body("events[0].actor.acr", equalTo("gold"));
    }

    private static Instant ago(long seconds) {
        return Instant.now().minus(Duration.ofSeconds(seconds));
    }

    private static Response generate(DevelopmentToken token) {
        return json(token, Map.of("expiresInHours", 4)).post(CODE, People.activeUser());
    }

    private static void challenged(Response answer) {
        answer.then()
                .statusCode(401)
                .header("WWW-Authenticate", startsWith("Bearer error=\"insufficient_user_authentication\", "))
                .header("WWW-Authenticate", endsWith(", acr_values=\"gold silver\", max_age=\"300\""))
                .body("type", equalTo("urn:latchkey:problem:insufficient-user-authentication"));
    }
}
