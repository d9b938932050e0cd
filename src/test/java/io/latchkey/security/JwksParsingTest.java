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

/** Which of the keys in a set is meant by a token, and which are no keys for signatures at all. */
class JwksParsingTest {

    private static final PublicJsonWebKey RSA = Keys.rsa("one");
    private static final PublicJsonWebKey ELLIPTIC = Keys.elliptic("two");

    private final Jwks keys = Jwks.parse(Keys.set(RSA, ELLIPTIC));

    @Test
    void key_isFoundByItsName() {
        assertEquals(RSA.getPublicKey(), keys.find("one", "RS256").orElseThrow());
        assertEquals(RSA.getPublicKey(), keys.find("one", "PS256").orElseThrow());
        assertEquals(ELLIPTIC.getPublicKey(), keys.find("two", "ES256").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"three", "", "ONE", "one "})
    void anotherName_isNoKeys(String kid) {
        assertTrue(keys.find(kid, "RS256").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "EdDSA", "HS256", "RS512", "none", ""})
    void algorithmOfAnotherKey_isNotForThisOne(String algorithm) {
        assertTrue(keys.find("one", algorithm).isEmpty());
    }

    @Test
    void noName_isTheOnlyKeys_andOfSeveralNone() {
        assertTrue(keys.find(null, "RS256").isEmpty());
        Jwks only = Jwks.parse(Keys.set(RSA));
        assertTrue(only.find(null, "RS256").isPresent());
        assertTrue(only.find("another", "RS256").isEmpty());
    }

    @Test
    void onlyKey_withoutAName_isMeantByAny() {
        Jwks only = Jwks.parse(Keys.set(RSA).replace("\"kid\":\"one\",", ""));
        assertTrue(only.find("another", "RS256").isPresent());
    }

    @Test
    void keyForAnAlgorithm_isForThatOneAlone() {
        Jwks bound = Jwks.parse(Keys.set(RSA).replace("\"RSA\"", "\"RSA\",\"alg\":\"PS256\""));
        assertTrue(bound.find("one", "PS256").isPresent());
        assertTrue(bound.find("one", "RS256").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"use\":\"sig\"", "\"key_ops\":[\"verify\"]", "\"unknown\":1"})
    void keyForSignatures_isTaken(String member) {
        assertTrue(withMember(member).find("one", "RS256").isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"use\":\"enc\"", "\"key_ops\":[\"encrypt\"]", "\"key_ops\":[]"})
    void keyForSomethingElse_isLeftOut(String member) {
        assertTrue(withMember(member).find("one", "RS256").isEmpty());
    }

    private static Jwks withMember(String member) {
        return Jwks.parse(Keys.set(RSA, ELLIPTIC).replace("\"RSA\"", "\"RSA\"," + member));
    }

    /** Everybody can sign with it. */
    @Test
    void privateKey_isLeftOut_besideGoodOnes() {
        String set = with(new JsonWebKeySet(RSA).toJson(OutputControlLevel.INCLUDE_PRIVATE));
        assertTrue(Jwks.parse(set).find("one", "RS256").isEmpty());
        assertTrue(Jwks.parse(set).find("two", "ES256").isPresent());
    }

    @Test
    void symmetricKey_isLeftOut_besideGoodOnes() {
        JsonWebKey secret = OctJwkGenerator.generateJwk(256);
        secret.setKeyId("one");
        String set = with(new JsonWebKeySet(secret).toJson(OutputControlLevel.INCLUDE_SYMMETRIC));
        for (String algorithm : List.of("HS256", "RS256", "dir")) {
            assertTrue(Jwks.parse(set).find("one", algorithm).isEmpty());
        }
    }

    @Test
    void keyThatIsNone_isLeftOut_besideGoodOnes() {
        for (String none : List.of("{}", "{\"kty\":\"XYZ\"}", "{\"kty\":\"RSA\",\"n\":\"!\",\"e\":\"AQAB\"}")) {
            assertEquals(1, Jwks.parse(with("{\"keys\":[" + none + "]}")).size());
        }
    }

    private static String with(String others) {
        return others.replaceFirst("]}$", "," + Keys.set(ELLIPTIC).replaceFirst("^\\{\"keys\":\\[", ""));
    }

    @Test
    void keys_upToAHundred_areTaken() {
        PublicJsonWebKey[] many = IntStream.range(0, Jwks.MAX_KEYS)
                .mapToObj(i -> Keys.elliptic("k" + i))
                .toArray(PublicJsonWebKey[]::new);
        Jwks found = Jwks.parse(Keys.set(many));
        assertTrue(found.find("k99", "ES256").isPresent());
        String oneMore = Keys.set(many).replaceFirst("]}$", "," + RSA.toJson() + "]}");
        assertThrows(IllegalArgumentException.class, () -> Jwks.parse(oneMore));
    }

    @Test
    void sameKeys_inAnotherOrder_areTheSame() {
        assertTrue(keys.areThoseOf(Jwks.parse(Keys.set(ELLIPTIC, RSA))));
        assertFalse(keys.areThoseOf(Jwks.parse(Keys.set(RSA))));
        assertFalse(keys.areThoseOf(Jwks.parse(Keys.set(Keys.rsa("one"), ELLIPTIC))));
        assertFalse(keys.areThoseOf(Jwks.NONE));
    }
}
