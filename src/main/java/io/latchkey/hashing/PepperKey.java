package io.latchkey.hashing;

import io.latchkey.domain.code.CodeHash;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One pepper key. It is a secret: it prints only its ID and cannot be read. */
public final class PepperKey {

    /** The strength of HMAC-SHA-256; NIST SP 800-63B-4 §3.1.1.2 requires less (112 bits). */
    public static final int MIN_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKeySpec key;

    /** @throws IllegalArgumentException if the ID is no setting name or the key is shorter than {@value #MIN_BYTES} bytes */
    public PepperKey(String id, byte[] key) {
        if (!id.matches(CodeHash.Parameters.KEY_ID)) {
            throw new IllegalArgumentException("the id of a pepper key matches " + CodeHash.Parameters.KEY_ID);
        }
        if (key.length < MIN_BYTES) {
            throw new IllegalArgumentException(
                    "pepper key %s has %d bits; it needs %d".formatted(id, key.length * 8, MIN_BYTES * 8));
        }
        this.id = id;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String id() {
        return id;
    }

    byte[] mac(byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "PepperKey[" + id + "]";
    }
}
