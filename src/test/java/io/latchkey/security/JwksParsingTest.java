package io.latchkey.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Keys;
import java.util.List;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.OctJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which key of a set matches a token, and which keys are never used. */
class JwksParsingTest {

    private static final PublicJsonWebKey RSA = Keys.rsa("one");
    private static final PublicJsonWebKey ELLIPTIC = Keys.elliptic("two");

    private final Jwks keys = Jwks.parse(Keys.set(RSA, ELLIPTIC));

    @Test
    void key_isFoundByItsId() {
        assertEquals(RSA.getPublicKey(), keys.find("one", "RS256").orElseThrow());
        assertEquals(RSA.getPublicKey(), keys.find("one", "PS256").orElseThrow());
        assertEquals(ELLIPTIC.getPublicKey(), keys.find("two", "ES256").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"three", "", "ONE", "one "})
    void unknownId_findsNoKey(String kid) {
        assertTrue(keys.find(kid, "RS256").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "EdDSA", "HS256", "RS512", "none", ""})
    void algorithm_ofAnotherKeyType_findsNoKey(String algorithm) {
        assertTrue(keys.find("one", algorithm).isEmpty());
    }

    @Test
    void tokenWithoutKeyId_findsTheOnlyKey_andNoneOfSeveral() {
        assertTrue(keys.find(null, "RS256").isEmpty());
        Jwks only = Jwks.parse(Keys.set(RSA));
        assertTrue(only.find(null, "RS256").isPresent());
        assertTrue(only.find("another", "RS256").isEmpty());
    }

    @Test
    void onlyKey_withoutAnId_isFoundByAnyId() {
        Jwks only = Jwks.parse(Keys.set(RSA).replace("\"kid\":\"one\",", ""));
        assertTrue(only.find("another", "RS256").isPresent());
    }

    @Test
    void keyWithAlgorithm_isFoundForThatAlgorithmOnly() {
        Jwks bound = Jwks.parse(Keys.set(RSA).replace("\"RSA\"", "\"RSA\",\"alg\":\"PS256\""));
        assertTrue(bound.find("one", "PS256").isPresent());
        assertTrue(bound.find("one", "RS256").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"use\":\"sig\"", "\"key_ops\":[\"verify\"]", "\"unknown\":1"})
    void signatureKey_isUsed(String member) {
        assertTrue(withMember(member).find("one", "RS256").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"use\":\"enc\"", "\"key_ops\":[\"encrypt\"]", "\"key_ops\":[]"})
    void keyForAnotherUse_isOmitted(String member) {
        assertTrue(withMember(member).find("one", "RS256").isEmpty());
    }

    private static Jwks withMember(String member) {
        return Jwks.parse(Keys.set(RSA, ELLIPTIC).replace("\"RSA\"", "\"RSA\"," + member));
    }

    @Test
    void privateKey_isOmitted_andTheOthersAreKept() {
        String set = with(new JsonWebKeySet(RSA).toJson(OutputControlLevel.INCLUDE_PRIVATE));
        assertTrue(Jwks.parse(set).find("one", "RS256").isEmpty());
        assertTrue(Jwks.parse(set).find("two", "ES256").isPresent());
    }

    @Test
    void symmetricKey_isOmitted_andTheOthersAreKept() {
        JsonWebKey secret = OctJwkGenerator.generateJwk(256);
        secret.setKeyId("one");
        String set = with(new JsonWebKeySet(secret).toJson(OutputControlLevel.INCLUDE_SYMMETRIC));
        for (String algorithm : List.of("HS256", "RS256", "dir")) {
            assertTrue(Jwks.parse(set).find("one", algorithm).isEmpty());
        }
    }

    @Test
    void malformedKey_isOmitted_andTheOthersAreKept() {
        for (String malformed : List.of("{}", "{\"kty\":\"XYZ\"}", "{\"kty\":\"RSA\",\"n\":\"!\",\"e\":\"AQAB\"}")) {
            assertEquals(1, Jwks.parse(with("{\"keys\":[" + malformed + "]}")).size());
        }
    }

    private static String with(String others) {
        return others.replaceFirst("]}$", "," + Keys.set(ELLIPTIC).replaceFirst("^\\{\"keys\":\\[", ""));
    }

    @Test
    void set_ofAHundredKeys_isAccepted_andOneMoreIsRefused() {
        PublicJsonWebKey[] many = IntStream.range(0, Jwks.MAX_KEYS)
                .mapToObj(i -> Keys.elliptic("k" + i))
                .toArray(PublicJsonWebKey[]::new);
        Jwks found = Jwks.parse(Keys.set(many));
        assertTrue(found.find("k99", "ES256").isPresent());
        String oneMore = Keys.set(many).replaceFirst("]}$", "," + RSA.toJson() + "]}");
        assertThrows(IllegalArgumentException.class, () -> Jwks.parse(oneMore));
    }

    @Test
    void sameKeys_inAnotherOrder_areEqual() {
        assertTrue(keys.hasSameKeysAs(Jwks.parse(Keys.set(ELLIPTIC, RSA))));
        assertFalse(keys.hasSameKeysAs(Jwks.parse(Keys.set(RSA))));
        assertFalse(keys.hasSameKeysAs(Jwks.parse(Keys.set(Keys.rsa("one"), ELLIPTIC))));
        assertFalse(keys.hasSameKeysAs(Jwks.NONE));
    }
}
