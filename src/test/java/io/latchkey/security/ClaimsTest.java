package io.latchkey.security;

import static io.latchkey.security.TokenCalls.accepted;
import static io.latchkey.security.TokenCalls.refused;
import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.json;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.testing.Calls;
import io.latchkey.testing.People;
import io.latchkey.testing.RawToken;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that the issuer signed with an invalid claim. Each test changes one claim of a valid token. */
@QuarkusTest
class ClaimsTest {

    static Stream<Object> notText() {
        return Stream.of(1, true, List.of(), List.of("x", "y"), Map.of("x", "y"));
    }

    @ParameterizedTest
    @MethodSource("notText")
    void issuerThatIsNotText_isRefused(Object issuer) {
        refused(valid().claim("iss", issuer));
    }

    @ParameterizedTest
    @MethodSource("notText")
    void audienceThatIsNotText_isRefused(Object audience) {
        refused(valid().claim("aud", audience));
        refused(valid().claim("aud", Arrays.asList(audience, null)));
    }

    @ParameterizedTest
    @MethodSource("notText")
    void subjectThatIsNotText_isRefused(Object subject) {
        refused(valid().claim("sub", subject));
    }

    /** Another claim must not replace it. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\nb"})
    void subjectWithoutVisibleText_isRefused(String subject) {
        refused(valid().claim("sub", subject));
        refused(valid().claim("sub", subject).claim("preferred_username", "ann"));
    }

    @Test
    void subjectThatIsTooLong_isRefused() {
        accepted(valid().claim("sub", "x".repeat(255)));
        refused(valid().claim("sub", "x".repeat(256)));
    }

    /** Either the roles are ignored or the token is refused; never a 500. */
    @ParameterizedTest
    @MethodSource("notText")
    void rolesThatAreNotTexts_giveNoRole(Object roles) {
        int status = as(valid().claim("groups", roles)).get(Calls.AUDIT_EVENTS).statusCode();
        assertTrue(status == 401 || status == 403, "" + status);
        int listed = as(valid().claim("groups", Arrays.asList(roles, null)))
                .get(Calls.AUDIT_EVENTS)
                .statusCode();
        assertTrue(listed == 401 || listed == 403, "" + listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "nbf"})
    void timeThatIsNotANumber_isRefused(String claim) {
        for (Object time : List.of("1", "", true, List.of(1), Map.of())) {
            refused(valid().claim(claim, time));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "99999999999999999999", "-99999999999999999999", "NaN"})
    void timeOutOfRange_isNotAServerError(String time) {
        for (String claim : List.of("exp", "iat", "nbf", "auth_time")) {
            RawToken token = RawToken.of(valid().claim(claim, 4711)).payload(json -> json.replace("4711", time));
            int status = TokenCalls.present(token.sign()).statusCode();
            assertTrue(status < 500, claim + " " + time + ": " + status);
        }
    }

    @Test
    void tokenWithoutATimeOfIssue_isRefused() {
        refused(valid().claim("iat", null));
    }

    /** The identity provider's clock may be up to a minute ahead. */
    @Test
    void tokenIssuedInTheFuture_isRefused() {
        accepted(valid().claim("iat", in(30)));
        refused(valid().claim("iat", in(120)));
        refused(valid().claim("iat", in(7_200)));
    }

    @Test
    void tokenThatIsNotYetValid_isRefused() {
        accepted(valid().claim("nbf", in(30)));
        refused(valid().claim("nbf", in(120)));
    }

    /** With any maximum age of the installation. */
    @Test
    void loginInTheFuture_isChallenged() {
        generate(Tokens.admin().claim("auth_time", in(30))).then().statusCode(201);
        generate(Tokens.admin().claim("auth_time", in(120)))
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:latchkey:problem:insufficient-user-authentication"));
    }

    private static io.restassured.response.Response generate(DevelopmentToken token) {
        return json(token, Map.of("expiresInHours", 1)).post(CODE, People.activeUser());
    }

    /** An ID token (OpenID Connect Core §2) is for a client, not for this service. */
    @Test
    void idToken_isRefused() {
        DevelopmentToken idToken = valid().claim("nonce", "n-0S6_WzA2Mj").claim("at_hash", "77QmUPtjPfzWtF2AnpK9RQ");
        accepted(idToken);
        refused(idToken.header("typ", "JWT"));
        refused(idToken.header("typ", "at+jwt").claim("aud", "portal"));
        refused(idToken.claim("aud", List.of("portal", "other")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "sub", "groups", "iat", "acr"})
    void sameClaimTwice_isRefused(String claim) {
        RawToken good = RawToken.of(valid().acr("low"));
        String again =
                io.vertx.core.json.Json.encode(new io.vertx.core.json.JsonObject(good.payload()).getValue(claim));
        refused(good.payload(json -> json.replaceFirst("}$", ",\"" + claim + "\":" + again + "}"))
                .sign());
    }

    @Test
    void claimsThatAreNotAnObject_areRefused() {
        for (String claims :
                List.of("", "null", "[]", "1", "\"x\"", "{", "{}", "{}{}", "\uFEFF{}", "[".repeat(9_000))) {
            refused(RawToken.of(valid()).payload(json -> claims).sign());
        }
    }

    /** An audit event stores these claims: a value that it cannot store must not fail the request. */
    @ParameterizedTest
    @ValueSource(strings = {"client_id", "azp", "acr", "amr", "upn", "preferred_username"})
    void unstorableClaims_areNotAServerError(String claim) {
        for (Object value : List.of("a\u0000b", "x".repeat(5_000), "\uD800", "", 1, List.of("a\u0000b"), Map.of())) {
            int status = json(Tokens.admin().claim(claim, value), Map.of("expiresInHours", 1))
                    .post(CODE, People.activeUser())
                    .statusCode();
            assertTrue(status < 500, claim + " " + value + ": " + status);
        }
    }

    private static DevelopmentToken valid() {
        return Tokens.auditor();
    }

    private static long in(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }
}
