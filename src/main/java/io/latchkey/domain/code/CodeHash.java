package io.latchkey.domain.code;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a code: a salted, stretched and keyed hash that says how it was made, so that cost and pepper keys
 * rotate without invalidating live codes. Written like a PHC string:
 * {@code $pbkdf2-sha256-hmac$i=<iterations>,k=<pepper key id>$<salt>$<tag>}, salt and tag in unpadded base64.
 *
 * <p>Both halves are asked for by NIST SP 800-63B-4 §3.1.1.2: PBKDF2 with a salt, and a further keyed hash whose key is
 * held outside the database. There is no {@code equals}; {@link #matches} takes the same time whatever differs.
 */
public final class CodeHash {

    /** NIST SP 800-63B-4 §3.1.1.2 asks for 32 bits at least; 128 make a collision within a database unheard of. */
    public static final int SALT_BYTES = 16;

    /** The output of HMAC-SHA-256. */
    public static final int TAG_BYTES = 32;

    private static final String SCHEME = "pbkdf2-sha256-hmac";
    private static final Pattern FORMAT = Pattern.compile("\\$" + SCHEME + "\\$i=([1-9][0-9]{0,8}),k=("
            + Parameters.KEY_ID + ")\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private final Parameters parameters;
    private final byte[] tag;

    /** @throws IllegalArgumentException unless the tag is {@value #TAG_BYTES} bytes long */
    public CodeHash(Parameters parameters, byte[] tag) {
        if (tag.length != TAG_BYTES) {
            throw new IllegalArgumentException("the tag of a code hash is " + TAG_BYTES + " bytes long");
        }
        this.parameters = parameters;
        this.tag = tag.clone();
    }

    /** @throws IllegalArgumentException where the text was not written by {@link #encoded()} */
    public static CodeHash decode(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a code hash of scheme " + SCHEME);
        }
        Base64.Decoder base64 = Base64.getDecoder();
        int iterations = Integer.parseInt(matcher.group(1));
        Parameters parameters = new Parameters(iterations, matcher.group(2), base64.decode(matcher.group(3)));
        return new CodeHash(parameters, base64.decode(matcher.group(4)));
    }

    public String encoded() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$%s$i=%d,k=%s$%s$%s"
                .formatted(
                        SCHEME,
                        parameters.iterations(),
                        parameters.pepperKeyId(),
                        base64.encodeToString(parameters.salt()),
                        base64.encodeToString(tag));
    }

    public Parameters parameters() {
        return parameters;
    }

    /** Whether two hashes made with the same parameters are of the same code; constant-time. */
    public boolean matches(CodeHash other) {
        return MessageDigest.isEqual(tag, other.tag);
    }

    @Override
    public String toString() {
        return "CodeHash[" + parameters.iterations() + " iterations, pepper key " + parameters.pepperKeyId() + "]";
    }

    /**
     * How a hash is made.
     *
     * @param iterations of PBKDF2, never below {@value #MIN_ITERATIONS}
     * @param pepperKeyId names the key of the outer HMAC
     * @param salt {@value CodeHash#SALT_BYTES} bytes
     */
    public record Parameters(int iterations, String pepperKeyId, byte[] salt) {

        /** NIST SP 800-132 §5.2: a thousand at least. */
        public static final int MIN_ITERATIONS = 1_000;

        /** Short, and free of the separators of the encoded form and of setting names. */
        public static final String KEY_ID = "[A-Za-z0-9_-]{1,32}";

        public Parameters {
            if (iterations < MIN_ITERATIONS || salt.length != SALT_BYTES || !pepperKeyId.matches(KEY_ID)) {
                throw new IllegalArgumentException("parameters of a code hash out of bounds");
            }
            salt = salt.clone();
        }

        @Override
        public byte[] salt() {
            return salt.clone();
        }
    }
}
