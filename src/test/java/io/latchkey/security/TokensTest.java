package io.latchkey.security;

import static io.latchkey.security.TokenCalls.missing;
import static io.latchkey.security.TokenCalls.refused;
import static io.latchkey.security.TokenCalls.taken;
import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.restassured.RestAssured.given;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The attacks of RFC 8725, one thing about a good token changed at a time, and what RFC 9068 asks of a good one. */
@QuarkusTest
class TokensTest {

    private static final PublicJsonWebKey FOREIGN = foreignKey();

    @Test
    void goodToken_isTaken() {
        taken(good());
    }

    @Test
    void goodToken_byAnyAllowedAlgorithm_isTaken() {
        taken(good().signedBy(key("RSA"), "PS256"));
        taken(good().signedBy(key("EC"), "ES256"));
        taken(good().signedBy(key("OKP"), "EdDSA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS384", "PS512"})
    void goodKey_byAnotherAlgorithm_isRefused(String algorithm) {
        refused(good().signedBy(key("RSA"), algorithm));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void unsignedToken_isRefused(String algorithm) {
        refused(unsigned(algorithm));
    }

    @Test
    void signatureTakenAway_isRefused() {
        String token = good().sign();
        refused(token.substring(0, token.lastIndexOf('.') + 1));
        refused(token.substring(0, token.lastIndexOf('.')));
    }

    /** The public key is no secret: whoever knows it could sign so. */
    @Test
    void publicKey_asTheSecretOfHs256_isRefused() {
        PublicKey key = key("RSA").getPublicKey();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        String jwk = key("RSA").toJson(OutputControlLevel.PUBLIC_ONLY);
        Stream.of(key.getEncoded(), pem.getBytes(StandardCharsets.US_ASCII), jwk.getBytes(StandardCharsets.US_ASCII))
                .map(secret -> new SecretKeySpec(secret, "HmacSHA256"))
                .forEach(secret -> refused(good().header("alg", "HS256").signedWith(secret)));
    }

    @Test
    void anotherIssuersKey_underOurKeyId_isRefused() {
        refused(good().signedWith(FOREIGN.getPrivateKey()));
    }

    @Test
    void anotherKeyOfOurs_underThisKeyId_isRefused() {
        refused(good().header("alg", "ES256").signedWith(key("EC").getPrivateKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev9", "", "../../dev1", "file:///dev/null", "https://attacker.example/jwks"})
    void unknownKeyId_isRefused(String kid) {
        refused(good().header("kid", kid));
    }

    @Test
    void keyBroughtAlong_isNotUsed() {
        Map<String, Object> jwk = FOREIGN.toParams(OutputControlLevel.PUBLIC_ONLY);
        refused(good().signedWith(FOREIGN.getPrivateKey()).header("jwk", jwk));
        refused(good().signedWith(FOREIGN.getPrivateKey()).header("jwk", jwk).header("kid", null));
        refused(good().signedWith(FOREIGN.getPrivateKey()).header("jku", "https://attacker.example/jwks"));
        refused(good().signedWith(FOREIGN.getPrivateKey()).header("x5u", "https://attacker.example/certificate"));
    }

    @Test
    void criticalHeader_thatIsNotUnderstood_isRefused() {
        refused(good().header("crit", List.of("exp-in-header")).header("exp-in-header", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/dev/idp/",
                "http://localhost:8080/dev/id",
                "HTTP://localhost:8080/dev/idp",
                "https://attacker.example",
                ""
            })
    void anotherIssuer_isRefused(String issuer) {
        refused(good().claim("iss", issuer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latchkey-admin", "Latchkey", "other", ""})
    void anotherAudience_isRefused(String audience) {
        refused(good().claim("aud", audience));
        refused(good().claim("aud", List.of(audience)));
    }

    @Test
    void oneOfSeveralAudiences_isEnough() {
        taken(good().claim("aud", List.of("other", "latchkey")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "sub"})
    void claimThatIsRequired_andMissing_isRefused(String claim) {
        refused(good().claim(claim, null));
    }

    static Stream<Long> expired() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(now - 61, now - 120, now - 3_599);
    }

    @ParameterizedTest
    @MethodSource("expired")
    void tokenThatHasExpired_isRefused(long exp) {
        refused(anHourOld().claim("exp", exp));
    }

    /** Clocks differ, by a minute at most unless set otherwise. */
    @Test
    void tokenThatExpiresNow_isTaken() {
        taken(anHourOld().claim("exp", Instant.now().minusSeconds(30).getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void tokenThatExpiredBeforeItWasIssued_isRefused(long exp) {
        refused(good().claim("exp", exp));
    }

    /** A token that expires before it was issued is refused for that alone; this one has been good. */
    private static DevelopmentToken anHourOld() {
        return good().claim("iat", Instant.now().minusSeconds(3_600).getEpochSecond());
    }

    @Test
    void tokenThatIsNotYetValid_isRefused() {
        refused(good().claim("nbf", Instant.now().plusSeconds(300).getEpochSecond()));
        taken(good().claim("nbf", Instant.now().minusSeconds(5).getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "id_token+jwt", "logout+jwt", "dpop+jwt", "at", ""})
    void tokenOfAnotherType_isRefused(String type) {
        refused(good().header("typ", type));
    }

    @Test
    void tokenWithoutAType_isRefused() {
        refused(good().header("typ", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT"})
    void accessToken_byEitherNameOfItsType_isTaken(String type) {
        taken(good().header("typ", type));
    }

    @Test
    void claimsChangedAfterSigning_areRefused() {
        String[] parts = good().sign().split("\\.");
        String other = good().claim("sub", "carol").sign().split("\\.")[1];
        refused(parts[0] + "." + other + "." + parts[2]);
    }

    @Test
    void twoTokens_areNone_whicheverComesFirst() {
        refused(given().header("Authorization", "Bearer " + good().sign(), "Bearer nonsense")
                .get(AUDIT_EVENTS));
        refused(given().header("Authorization", "Bearer nonsense", "Bearer " + good().sign())
                .get(AUDIT_EVENTS));
        refused(given().header("Authorization", "Bearer " + good().sign(), "Bearer " + good().sign())
                .get(AUDIT_EVENTS));
    }

    @Test
    void tokenInTheQueryOrACookieOrTheBody_isNotSeen() {
        String token = good().sign();
        missing(given().queryParam("access_token", token).get(AUDIT_EVENTS));
        missing(given().cookie("Bearer", token).get(AUDIT_EVENTS));
        missing(given().cookie("Authorization", "Bearer " + token).get(AUDIT_EVENTS));
        missing(given().header("Cookie", "access_token=" + token).get(AUDIT_EVENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER"})
    void scheme_ignoresCase(String scheme) {
        given().header("Authorization", scheme + " " + good().sign())
                .get(AUDIT_EVENTS)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "DPoP", "Token"})
    void anotherScheme_isNoToken(String scheme) {
        missing(given().header("Authorization", scheme + " " + good().sign()).get(AUDIT_EVENTS));
    }

    private static String unsigned(String algorithm) {
        String[] parts = good().sign().split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        byte[] changed = header.replace("RS256", algorithm).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(changed) + "." + parts[1] + ".";
    }

    private static DevelopmentToken good() {
        return Tokens.auditor();
    }

    private static PublicJsonWebKey key(String type) {
        return LatchkeyStores.tokens().key(type);
    }

    private static PublicJsonWebKey foreignKey() {
        try {
            return RsaJwkGenerator.generateJwk(2048);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
