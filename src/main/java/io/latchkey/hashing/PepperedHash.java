package io.latchkey.hashing;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The hash: PBKDF2 makes it slow, and the HMAC makes it useless without the pepper key. */
final class PepperedHash {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";

    private PepperedHash() {}

    static CodeHash of(CodeText code, CodeHash.Parameters parameters, PepperKey key) {
        byte[] stretched = stretch(code, parameters);
        try {
            return new CodeHash(parameters, key.mac(stretched));
        } finally {
            Arrays.fill(stretched, (byte) 0);
        }
    }

    private static byte[] stretch(CodeText code, CodeHash.Parameters parameters) {
        char[] password = password(code);
        PBEKeySpec spec =
                new PBEKeySpec(password, parameters.salt(), parameters.iterations(), CodeHash.TAG_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        } finally {
            spec.clearPassword();
            Arrays.fill(password, '\0');
        }
    }

    /** PBEKeySpec needs characters; a code is ASCII. */
    private static char[] password(CodeText code) {
        byte[] secret = code.secretBytes();
        char[] password = new char[secret.length];
        for (int i = 0; i < secret.length; i++) {
            password[i] = (char) secret[i];
        }
        Arrays.fill(secret, (byte) 0);
        return password;
    }
}
