package io.latchkey.security;

import static io.latchkey.security.TokenCalls.refused;
import static io.latchkey.security.TokenCalls.taken;
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

/** Tokens that the issuer signed, and that say what no good token says. One claim is changed at a time. */
@QuarkusTest
class ClaimsTest {

    static Stream<Object> noText() {
        return Stream.of(1, true, List.of(), List.of("x", "y"), Map.of("x", "y"));
    }

    @ParameterizedTest
    @MethodSource("noText")
    void issuerThatIsNoText_isRefused(Object issuer) {
        refused(good().claim("iss", issuer));
    }

    @ParameterizedTest
    @MethodSource("noText")
    void audienceThatIsNoText_isRefused(Object audience) {
        refused(good().claim("aud", audience));
        refused(good().claim("aud", Arrays.asList(audience, null)));
    }

    @ParameterizedTest
    @MethodSource("noText")
    void subjectThatIsNoText_isRefused(Object subject) {
        refused(good().claim("sub", subject));
    }

    /** Another claim must not take its place. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\nb"})
    void subjectThatIsNoName_isRefused(String subject) {
        refused(good().claim("sub", subject));
        refused(good().claim("sub", subject).claim("preferred_username", "ann"));
    }

    @Test
    void subjectThatIsTooLong_isRefused() {
        taken(good().claim("sub", "x".repeat(255)));
        refused(good().claim("sub", "x".repeat(256)));
    }

    /** Roles that cannot be read are none, or the token is; never a 500. */
    @ParameterizedTest
    @MethodSource("noText")
    void rolesThatAreNoTexts_giveNoRole(Object roles) {
        int status = as(good().claim("groups", roles)).get(Calls.AUDIT_EVENTS).statusCode();
        assertTrue(status == 401 || status == 403, "" + status);
        int listed = as(good().claim("groups", Arrays.asList(roles, null)))
                .get(Calls.AUDIT_EVENTS)
                .statusCode();
        assertTrue(listed == 401 || listed == 403, "" + listed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "nbf"})
    void timeThatIsNoNumber_isRefused(String claim) {
        for (Object time : List.of("1", "", true, List.of(1), Map.of())) {
            refused(good().claim(claim, time));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "99999999999999999999", "-99999999999999999999", "NaN"})
    void timeBeyondAllNumbers_isAnswered(String time) {
        for (String claim : List.of("exp", "iat", "nbf", "auth_time")) {
            RawToken token = RawToken.of(good().claim(claim, 4711)).payload(json -> json.replace("4711", time));
            int status = TokenCalls.present(token.sign()).statusCode();
            assertTrue(status < 500, claim + " " + time + ": " + status);
        }
    }

    @Test
    void tokenWithoutATimeOfIssue_isRefused() {
        refused(good().claim("iat", null));
    }

    /** Up to a minute may be the identity provider's clock. */
    @Test
    void tokenOfTheFuture_isRefused() {
        taken(good().claim("iat", in(30)));
        refused(good().claim("iat", in(120)));
        refused(good().claim("iat", in(7_200)));
    }

    @Test
    void tokenThatIsNotYetValid_isRefused() {
        taken(good().claim("nbf", in(30)));
        refused(good().claim("nbf", in(120)));
    }

    /** Nobody has logged in then, whatever the installation's maximum age. */
    @Test
    void loginOfTheFuture_isNoLogin() {
        generate(Tokens.admin().claim("auth_time", in(30))).then().statusCode(201);
        generate(Tokens.admin().claim("auth_time", in(120)))
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:latchkey:problem:insufficient-user-authentication"));
    }

    private static io.restassured.response.Response generate(DevelopmentToken token) {
        return json(token, Map.of("expiresInHours", 1)).post(CODE, People.activeUser());
    }

    /** An ID token of OpenID Connect Core §2: for a client, and not for this service. */
    @Test
    void idToken_isRefused() {
        DevelopmentToken idToken = good().claim("nonce", "n-0S6_WzA2Mj").claim("at_hash", "77QmUPtjPfzWtF2AnpK9RQ");
        taken(idToken);
        refused(idToken.header("typ", "JWT"));
        refused(idToken.header("typ", "at+jwt").claim("aud", "portal"));
        refused(idToken.claim("aud", List.of("portal", "other")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "sub", "groups", "iat", "acr"})
    void sameClaimTwice_isRefused(String claim) {
        RawToken good = RawToken.of(good().acr("low"));
        String again =
                io.vertx.core.json.Json.encode(new io.vertx.core.json.JsonObject(good.payload()).getValue(claim));
        refused(good.payload(json -> json.replaceFirst("}$", ",\"" + claim + "\":" + again + "}"))
                .sign());
    }

    @Test
    void claimsThatAreNoObject_areRefused() {
        for (String claims :
                List.of("", "null", "[]", "1", "\"x\"", "{", "{}", "{}{}", "\uFEFF{}", "[".repeat(9_000))) {
            refused(RawToken.of(good()).payload(json -> claims).sign());
        }
    }

    /** An audit event keeps them; what it cannot keep must not cost it. */
    @ParameterizedTest
    @ValueSource(strings = {"client_id", "azp", "acr", "amr", "upn", "preferred_username"})
    void oddClaims_doNotBreakTheService(String claim) {
        for (Object value : List.of("a\u0000b", "x".repeat(5_000), "\uD800", "", 1, List.of("a\u0000b"), Map.of())) {
            int status = json(Tokens.admin().claim(claim, value), Map.of("expiresInHours", 1))
                    .post(CODE, People.activeUser())
                    .statusCode();
            assertTrue(status < 500, claim + " " + value + ": " + status);
        }
    }

    private static DevelopmentToken good() {
        return Tokens.auditor();
    }

    private static long in(long seconds) {
        return Instant.now().getEpochSecond() + seconds;
    }
}
