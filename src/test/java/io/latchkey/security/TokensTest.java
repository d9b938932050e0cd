package io.latchkey.security;

import static io.latchkey.security.TokenCalls.accepted;
import static io.latchkey.security.TokenCalls.missing;
import static io.latchkey.security.TokenCalls.refused;
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
    void validToken_isAccepted() {
        accepted(valid());
    }

    @Test
    void validToken_withEachAllowedAlgorithm_isAccepted() {
        accepted(valid().signedBy(key("RSA"), "PS256"));
        accepted(valid().signedBy(key("EC"), "ES256"));
        accepted(valid().signedBy(key("OKP"), "EdDSA"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS384", "RS512", "PS384", "PS512"})
    void knownKey_withAnotherAlgorithm_isRefused(String algorithm) {
        refused(valid().signedBy(key("RSA"), algorithm));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void unsignedToken_isRefused(String algorithm) {
        refused(unsigned(algorithm));
    }

    @Test
    void missingSignature_isRefused() {
        String token = valid().sign();
        refused(token.substring(0, token.lastIndexOf('.') + 1));
        refused(token.substring(0, token.lastIndexOf('.')));
    }

    /** The public key is no secret: anyone could sign with it. */
    @Test
    void publicKey_asTheSecretOfHs256_isRefused() {
        PublicKey key = key("RSA").getPublicKey();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        String jwk = key("RSA").toJson(OutputControlLevel.PUBLIC_ONLY);
        Stream.of(key.getEncoded(), pem.getBytes(StandardCharsets.US_ASCII), jwk.getBytes(StandardCharsets.US_ASCII))
                .map(secret -> new SecretKeySpec(secret, "HmacSHA256"))
                .forEach(secret -> refused(valid().header("alg", "HS256").signedWith(secret)));
    }

    @Test
    void keyOfAnotherIssuer_underAKnownKeyId_isRefused() {
        refused(valid().signedWith(FOREIGN.getPrivateKey()));
    }

    @Test
    void anotherKnownKey_underThisKeyId_isRefused() {
        refused(valid().header("alg", "ES256").signedWith(key("EC").getPrivateKey()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev9", "", "../../dev1", "file:///dev/null", "https://attacker.example/jwks"})
    void unknownKeyId_isRefused(String kid) {
        refused(valid().header("kid", kid));
    }

    @Test
    void keyInTheToken_isNotUsed() {
        Map<String, Object> jwk = FOREIGN.toParams(OutputControlLevel.PUBLIC_ONLY);
        refused(valid().signedWith(FOREIGN.getPrivateKey()).header("jwk", jwk));
        refused(valid().signedWith(FOREIGN.getPrivateKey()).header("jwk", jwk).header("kid", null));
        refused(valid().signedWith(FOREIGN.getPrivateKey()).header("jku", "https://attacker.example/jwks"));
        refused(valid().signedWith(FOREIGN.getPrivateKey()).header("x5u", "https://attacker.example/certificate"));
    }

    @Test
    void unknownCriticalHeader_isRefused() {
        refused(valid().header("crit", List.of("exp-in-header")).header("exp-in-header", 1));
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
        refused(valid().claim("iss", issuer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"latchkey-admin", "Latchkey", "other", ""})
    void anotherAudience_isRefused(String audience) {
        refused(valid().claim("aud", audience));
        refused(valid().claim("aud", List.of(audience)));
    }

    @Test
    void oneOfSeveralAudiences_isSufficient() {
        accepted(valid().claim("aud", List.of("other", "latchkey")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "aud", "exp", "sub"})
    void missingRequiredClaim_isRefused(String claim) {
        refused(valid().claim(claim, null));
    }

    static Stream<Long> expired() {
        long now = Instant.now().getEpochSecond();
        return Stream.of(now - 61, now - 120, now - 3_599);
    }

    @ParameterizedTest
    @MethodSource("expired")
    void expiredToken_isRefused(long exp) {
        refused(anHourOld().claim("exp", exp));
    }

    /** The default leeway is a minute. */
    @Test
    void tokenThatExpiredWithinTheLeeway_isAccepted() {
        accepted(anHourOld().claim("exp", Instant.now().minusSeconds(30).getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void tokenThatExpiredBeforeItWasIssued_isRefused(long exp) {
        refused(valid().claim("exp", exp));
    }

    /** A token that expires before its issue is refused for that reason; this one was valid. */
    private static DevelopmentToken anHourOld() {
        return valid().claim("iat", Instant.now().minusSeconds(3_600).getEpochSecond());
    }

    @Test
    void tokenThatIsNotYetValid_isRefused() {
        refused(valid().claim("nbf", Instant.now().plusSeconds(300).getEpochSecond()));
        accepted(valid().claim("nbf", Instant.now().minusSeconds(5).getEpochSecond()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "id_token+jwt", "logout+jwt", "dpop+jwt", "at", ""})
    void tokenOfAnotherType_isRefused(String type) {
        refused(valid().header("typ", type));
    }

    @Test
    void tokenWithoutAType_isRefused() {
        refused(valid().header("typ", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "application/at+jwt", "AT+JWT"})
    void accessToken_withAnySpellingOfItsType_isAccepted(String type) {
        accepted(valid().header("typ", type));
    }

    @Test
    void claimsChangedAfterSigning_areRefused() {
        String[] parts = valid().sign().split("\\.");
        String other = valid().claim("sub", "carol").sign().split("\\.")[1];
        refused(parts[0] + "." + other + "." + parts[2]);
    }

    @Test
    void twoTokens_areRefused_inAnyOrder() {
        refused(given().header("Authorization", "Bearer " + valid().sign(), "Bearer nonsense")
                .get(AUDIT_EVENTS));
        refused(given().header("Authorization", "Bearer nonsense", "Bearer " + valid().sign())
                .get(AUDIT_EVENTS));
        refused(given().header("Authorization", "Bearer " + valid().sign(), "Bearer " + valid().sign())
                .get(AUDIT_EVENTS));
    }

    @Test
    void tokenInTheQueryOrACookie_isIgnored() {
        String token = valid().sign();
        missing(given().queryParam("access_token", token).get(AUDIT_EVENTS));
        missing(given().cookie("Bearer", token).get(AUDIT_EVENTS));
        missing(given().cookie("Authorization", "Bearer " + token).get(AUDIT_EVENTS));
        missing(given().header("Cookie", "access_token=" + token).get(AUDIT_EVENTS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER"})
    void scheme_ignoresCase(String scheme) {
        given().header("Authorization", scheme + " " + valid().sign())
                .get(AUDIT_EVENTS)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "DPoP", "Token"})
    void anotherScheme_isIgnored(String scheme) {
        missing(given().header("Authorization", scheme + " " + valid().sign()).get(AUDIT_EVENTS));
    }

    private static String unsigned(String algorithm) {
        String[] parts = valid().sign().split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        byte[] changed = header.replace("RS256", algorithm).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(changed) + "." + parts[1] + ".";
    }

    private static DevelopmentToken valid() {
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
