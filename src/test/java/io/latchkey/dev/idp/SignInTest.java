package io.latchkey.dev.idp;

import static io.latchkey.dev.idp.Visitor.answer;
import static io.latchkey.dev.idp.Visitor.claims;
import static io.latchkey.dev.idp.Visitor.code;
import static io.latchkey.dev.idp.Visitor.exchange;
import static io.latchkey.dev.idp.Visitor.token;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Calls;
import io.latchkey.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenID Connect, as the console uses it. */
@QuarkusTest
class SignInTest {

    private Visitor carol;

    @BeforeEach
    void openBrowser() {
        carol = new Visitor();
    }

    @Test
    void discovery_hasTheAddressesOfTheService() {
        String service = Visitor.console().replace("/console/", "");
        get("/dev/idp/.well-known/openid-configuration")
                .then()
                .statusCode(200)
                .body("issuer", equalTo(DevelopmentTokens.ISSUER))
                .body("authorization_endpoint", equalTo(service + "/dev/idp/authorize"))
                .body("token_endpoint", equalTo(service + "/dev/idp/token"))
                .body("end_session_endpoint", equalTo(service + "/dev/idp/end-session"))
                .body("code_challenge_methods_supported", equalTo(List.of("S256")))
                .body("acr_values_supported", hasItem("high_assurance"));
        get("/dev/idp/jwks").then().body("keys[0].kty", equalTo("RSA"));
    }

    @Test
    void newBrowser_choosesAUser() {
        carol.authorize()
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Who are you?"));
        get("/dev/idp/pages.css").then().statusCode(200).contentType(containsString("text/css"));
    }

    @Test
    void code_isExchangedForTokensThatTheServiceAccepts() {
        Response tokens = token(exchange(code(carol.choose("carol"))));
        tokens.then()
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(28_800))
                .body("scope", equalTo("openid"));
        JsonPath access = claims(tokens, "access_token");
        assertEquals("carol", access.getString("sub"));
        assertEquals(List.of("mfa-admin"), access.getList("groups"));
        assertEquals("standard", access.getString("acr"));
        assertEquals("latchkey-console", access.getString("client_id"));
        given().auth()
                .oauth2(tokens.path("access_token"))
                .get(Calls.CODE, People.activeUser())
                .then()
                .statusCode(200)
                .body("generate.blockedBy", equalTo(List.of("step_up_required")));
    }

    @Test
    void idToken_isForTheClient_andIsNoAccessToken() {
        Response tokens = token(exchange(code(carol.choose("carol"))));
        JsonPath identity = claims(tokens, "id_token");
        assertEquals("latchkey-console", identity.getString("aud"));
        assertEquals(DevelopmentTokens.ISSUER, identity.getString("iss"));
        assertEquals("n1", identity.getString("nonce"));
        assertEquals("Carol", identity.getString("name"));
        assertNull(identity.getString("groups"));
        given().auth()
                .oauth2(tokens.path("id_token"))
                .get(Calls.CODE, People.activeUser())
                .then()
                .statusCode(401);
    }

    @Test
    void answer_containsStateAndIssuer() {
        Map<String, String> answer = answer(carol.choose("carol"));
        assertEquals("a state", answer.get("state"));
        assertEquals(DevelopmentTokens.ISSUER, answer.get("iss"));
        Response inFragment = carol.with("response_mode", "fragment").authorize();
        assertTrue(
                inFragment.header("Location").startsWith(Visitor.console() + "#code="), inFragment.header("Location"));
    }

    @Test
    void signedInUser_seesNoPage() {
        carol.choose("carol");
        assertEquals("carol", subject(carol.authorize()));
        assertEquals("carol", subject(carol.with("prompt", "none").authorize()));
    }

    @Test
    void logins_areSeparateForEachBrowser() {
        carol.choose("carol");
        Visitor frank = new Visitor();
        frank.choose("frank");
        assertEquals("carol", subject(carol.authorize()));
        assertEquals("frank", subject(frank.authorize()));
    }

    @Test
    void promptLogin_requiresANewLogin() {
        carol.choose("carol");
        carol.with("prompt", "login").authorize().then().statusCode(200).body(containsString("Who are you?"));
    }

    @Test
    void highAssurance_requiresVerification() {
        carol.choose("carol");
        carol.with("acr_values", "high_assurance");
        carol.authorize().then().statusCode(200).body(containsString("Verify your identity"));
        JsonPath access = claims(token(exchange(code(carol.choose("verify-identity")))), "access_token");
        assertEquals("high_assurance", access.getString("acr"));
        assertEquals(List.of("pwd", "otp"), access.getList("amr"));
        assertNotEquals(null, code(carol.authorize()), "a verified login is kept");
    }

    @Test
    void highAssurance_inANewBrowser_requiresLoginAndVerification() {
        carol.with("acr_values", "gold high_assurance").authorize().then().body(containsString("Who are you?"));
        carol.choose("carol").then().statusCode(200).body(containsString("Verify your identity"));
        assertNotEquals(null, code(carol.choose("verify-identity")));
    }

    @Test
    void highAssurance_isRequiredAgain_ifMaxAgeIsExceeded() throws InterruptedException {
        carol.with("acr_values", "high_assurance").choose("carol");
        carol.choose("verify-identity");
        assertNotEquals(null, code(carol.with("max_age", "60").authorize()));
        Thread.sleep(5);
        carol.with("max_age", "0").authorize().then().body(containsString("Verify your identity"));
        long before = Instant.now().getEpochSecond();
        JsonPath access = claims(token(exchange(code(carol.choose("verify-identity")))), "access_token");
        assertTrue(access.getLong("auth_time") >= before);
    }

    @Test
    void userWithATemporaryCode_hasNoOtherSecondFactor() {
        Visitor grace = new Visitor().with("acr_values", "high_assurance");
        grace.choose("grace");
        JsonPath access = claims(token(exchange(code(grace.choose("verify-identity")))), "access_token");
        assertEquals(List.of("pwd", "tvc"), access.getList("amr"));
    }

    @Test
    void cancelledLogin_isAccessDenied() {
        assertEquals("access_denied", answer(carol.choose("cancel")).get("error"));
    }

    @Test
    void endOfSession_signsOut_andRedirectsToTheConsole() {
        carol.choose("carol");
        carol.endSession(Visitor.console()).then().statusCode(303).header("Location", Visitor.console());
        carol.authorize().then().statusCode(200).body(containsString("Who are you?"));
        carol.endSession("https://elsewhere.example/").then().statusCode(400);
        given().get("/dev/idp/end-session").then().statusCode(200).body(containsString("You are signed out"));
    }

    @Test
    void parameters_areEscaped() {
        carol.with("state", "\"><script>alert(1)</script>")
                .authorize()
                .then()
                .body(not(containsString("<script>")))
                .body(containsString("&lt;script&gt;"));
    }

    private static String subject(Response redirect) {
        return claims(token(exchange(code(redirect))), "access_token").getString("sub");
    }
}
