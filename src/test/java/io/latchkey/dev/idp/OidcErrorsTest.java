package io.latchkey.dev.idp;

import static io.latchkey.dev.idp.Visitor.answer;
import static io.latchkey.dev.idp.Visitor.claims;
import static io.latchkey.dev.idp.Visitor.code;
import static io.latchkey.dev.idp.Visitor.exchange;
import static io.latchkey.dev.idp.Visitor.token;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.latchkey.testing.Calls;
import io.latchkey.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests that RFC 6749, RFC 7636 and OpenID Connect Core refuse. Each test changes one property of a valid request. */
@QuarkusTest
class OidcErrorsTest {

    private Visitor carol;

    @BeforeEach
    void openBrowser() {
        carol = new Visitor();
    }

    /** RFC 6749 §4.1.2.1: a redirect to an unregistered address would send codes to an attacker. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "client_id, none",
                "client_id, unknown",
                "client_id, latchkey-pipeline",
                "redirect_uri, none",
                "redirect_uri, https://elsewhere.example/console/",
                "redirect_uri, /console/",
                "response_mode, form_post"
            })
    void errorsWithoutAValidRedirect_areShown(String parameter, String value) {
        carol.choose("carol");
        carol.with(parameter, value)
                .authorize()
                .then()
                .statusCode(400)
                .contentType("text/html;charset=UTF-8")
                .body(containsString("Invalid request"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "response_type, none, invalid_request",
                "response_type, token, unsupported_response_type",
                "scope, profile, invalid_scope",
                "code_challenge, none, invalid_request",
                "code_challenge, too-short, invalid_request",
                "code_challenge_method, none, invalid_request",
                "code_challenge_method, plain, invalid_request",
                "max_age, soon, invalid_request",
                "prompt, none login, invalid_request",
                "prompt, often, invalid_request"
            })
    void otherErrors_areSentToTheClient(String parameter, String value, String error) {
        carol.choose("carol");
        Map<String, String> answer = answer(carol.with(parameter, value).authorize());
        assertEquals(error, answer.get("error"));
        assertEquals("a state", answer.get("state"));
        assertNull(answer.get("code"));
    }

    @Test
    void promptNone_refusesMissingAndWeakLogins() {
        assertEquals(
                "login_required",
                answer(carol.with("prompt", "none").authorize()).get("error"));
        carol.choose("carol");
        assertEquals(
                "login_required",
                answer(carol.with("acr_values", "high_assurance").authorize()).get("error"));
    }

    @Test
    void unknownChoices_areRefused() {
        assertEquals("invalid_request", answer(carol.choose("mallory")).get("error"));
        assertEquals("login_required", answer(carol.choose("verify-identity")).get("error"));
    }

    @Test
    void parameterSentTwice_isRefused() {
        given().redirects()
                .follow(false)
                .queryParam("client_id", "latchkey-console", "latchkey-console")
                .get("/dev/idp/authorize")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "code_verifier, none, invalid_request",
                "code_verifier, EBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk, invalid_grant",
                "code_verifier, E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM, invalid_grant",
                "redirect_uri, http://localhost/console/, invalid_grant",
                "redirect_uri, none, invalid_request",
                "code, none, invalid_request",
                "code, another, invalid_grant",
                "grant_type, none, invalid_request",
                "grant_type, password, unsupported_grant_type",
                "grant_type, client_credentials, unauthorized_client"
            })
    void invalidTokenRequests_areRefused(String parameter, String value, String error) {
        Map<String, String> exchange = exchange(code(carol.choose("carol")));
        exchange.put(parameter, value);
        exchange.values().removeIf(given -> given == null);
        token(exchange).then().statusCode(400).body("error", equalTo(error));
    }

    @Test
    void code_canBeUsedOnce() {
        Map<String, String> exchange = exchange(code(carol.choose("carol")));
        token(exchange).then().statusCode(200);
        token(exchange).then().statusCode(400).body("error", equalTo("invalid_grant"));
    }

    @Test
    void code_isInvalid_afterAWrongVerifier() {
        Map<String, String> exchange = exchange(code(carol.choose("carol")));
        Map<String, String> wrong = new HashMap<>(exchange);
        wrong.put("code_verifier", Visitor.VERIFIER.toLowerCase());
        token(wrong).then().statusCode(400);
        token(exchange).then().body("error", equalTo("invalid_grant"));
    }

    @Test
    void pipeline_getsTokensUnderItsOwnName() {
        Response tokens = given().auth()
                .preemptive()
                .basic("latchkey-pipeline", "development")
                .formParam("grant_type", "client_credentials")
                .post("/dev/idp/token");
        JsonPath access = claims(tokens, "access_token");
        assertEquals("latchkey-pipeline", access.getString("sub"));
        assertEquals(List.of("login-pipeline"), access.getList("groups"));
        assertNull(tokens.path("id_token"));
        given().auth()
                .oauth2(tokens.path("access_token"))
                .get(Calls.METHODS, People.activeUser())
                .then()
                .statusCode(200);
    }

    @Test
    void wrongClientCredentials_areRefused() {
        Map<String, String> form = Map.of("grant_type", "client_credentials", "client_id", "latchkey-pipeline");
        token(form)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", equalTo("invalid_client"));
        given().formParams(form)
                .formParam("client_secret", "another")
                .post("/dev/idp/token")
                .then()
                .statusCode(401);
        given().header("Authorization", "Bearer x")
                .formParams(form)
                .post("/dev/idp/token")
                .then()
                .statusCode(401);
        given().formParams(form)
                .formParam("client_secret", "development")
                .post("/dev/idp/token")
                .then()
                .statusCode(200);
    }
}
