package io.latchkey.domain.code;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeHashTest {

    private static final String SALT = "AAECAwQFBgcICQoLDA0ODw";
    private static final String TAG = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void encoded_anyHash_readsLikeAPhcString() {
        assertEquals(
                "$pbkdf2-sha256-hmac$i=600000,k=2026-a$" + SALT + "$" + TAG,
                hash(new byte[32]).encoded());
    }

    @Test
    void decode_whatWasEncoded_isTheSameHash() {
        RandomGenerator random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            CodeHash hash = random(random);
            CodeHash decoded = CodeHash.decode(hash.encoded());
            assertTrue(decoded.matches(hash));
            assertEquals(hash.encoded(), decoded.encoded());
            assertArrayEquals(hash.parameters().salt(), decoded.parameters().salt());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "7K3M-Q9XT-C4D8",
                "$argon2id$i=600000,k=a$" + SALT + "$" + TAG,
                "pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=600000$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$k=a,i=600000$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=,k=a$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=-600000,k=a$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=0600000,k=a$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=999,k=a$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=1000000000,k=a$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=99999999999,k=a$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=600000,k=$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=600000,k=a.b$" + SALT + "$" + TAG,
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT,
                "$pbkdf2-sha256-hmac$i=600000,k=a$$" + TAG,
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "$",
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "==$" + TAG,
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "$" + TAG + "=",
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "A$" + TAG,
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "AAAA$" + TAG,
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "$" + TAG + "A",
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "$AAAA",
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "$" + TAG + "\n",
                "$pbkdf2-sha256-hmac$i=600000,k=a$" + SALT + "$" + TAG + "$",
            })
    void decode_anythingElse_isRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> CodeHash.decode(text));
    }

    @Test
    void matches_theSameTag_isTrue() {
        assertTrue(hash(new byte[32]).matches(hash(new byte[32])));
    }

    @Test
    void matches_oneBitOff_isFalse() {
        for (int bit = 0; bit < 32 * 8; bit++) {
            byte[] tag = new byte[32];
            tag[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(hash(new byte[32]).matches(hash(tag)), "bit " + bit);
        }
    }

    @Test
    void equals_theSameHash_isFalse() {
        assertNotEquals(hash(new byte[32]), hash(new byte[32]));
    }

    @Test
    void toString_anyHash_holdsNeitherSaltNorTag() {
        String text = hash(new byte[32]).toString();
        assertEquals("CodeHash[600000 iterations, pepper key 2026-a]", text);
    }

    @Test
    void newHash_whoseArraysAreOverwritten_staysAsItWas() {
        byte[] salt = new byte[16];
        byte[] tag = new byte[32];
        CodeHash hash = new CodeHash(new CodeHash.Parameters(1_000, "a", salt), tag);
        String before = hash.encoded();
        salt[0] = 1;
        tag[0] = 1;
        hash.parameters().salt()[0] = 1;
        assertEquals(before, hash.encoded());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 31, 33})
    void newHash_tagOfAnotherLength_isRefused(int length) {
        CodeHash.Parameters parameters = parameters(1_000, "a", 16);
        assertThrows(IllegalArgumentException.class, () -> new CodeHash(parameters, new byte[length]));
    }

    @Test
    void newParameters_aThousandIterations_areTheFewest() {
        assertEquals(1_000, parameters(1_000, "a", 16).iterations());
        assertThrows(IllegalArgumentException.class, () -> parameters(999, "a", 16));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17})
    void newParameters_saltOfAnotherLength_isRefused(int length) {
        assertThrows(IllegalArgumentException.class, () -> parameters(1_000, "a", length));
    }

    @Test
    void newParameters_keyId_isOneToThirtyTwoCharacters() {
        assertEquals("a".repeat(32), parameters(1_000, "a".repeat(32), 16).pepperKeyId());
        assertThrows(IllegalArgumentException.class, () -> parameters(1_000, "a".repeat(33), 16));
        assertThrows(IllegalArgumentException.class, () -> parameters(1_000, "", 16));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "a$b", "a,b", "a b", "ä", "a\n"})
    void newParameters_keyIdWithSeparators_isRefused(String keyId) {
        assertThrows(IllegalArgumentException.class, () -> parameters(1_000, keyId, 16));
    }

    private static CodeHash hash(byte[] tag) {
        return new CodeHash(
                new CodeHash.Parameters(600_000, "2026-a", Base64.getDecoder().decode(SALT)), tag);
    }

    private static CodeHash.Parameters parameters(int iterations, String keyId, int saltBytes) {
        return new CodeHash.Parameters(iterations, keyId, new byte[saltBytes]);
    }

    private static CodeHash random(RandomGenerator random) {
        byte[] salt = new byte[CodeHash.SALT_BYTES];
        byte[] tag = new byte[CodeHash.TAG_BYTES];
        random.nextBytes(salt);
        random.nextBytes(tag);
        return new CodeHash(new CodeHash.Parameters(random.nextInt(1_000, 1_000_000), "key_1", salt), tag);
    }
}
