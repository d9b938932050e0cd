package io.latchkey.domain.code;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The stored form of a code: a salted, stretched and keyed hash that contains its own parameters, so that cost and pepper keys
 * rotate without invalidating live codes. Encoded like a PHC string:
 * {@code $pbkdf2-sha256-hmac$i=<iterations>,k=<pepper key id>$<salt>$<tag>}, salt and tag in unpadded base64.
 *
 * <p>NIST SP 800-63B-4 §3.1.1.2 calls for both parts: PBKDF2 with a salt, and a further keyed hash whose key is outside the
 * database. There is no {@code equals}; {@link #matches} is constant-time.
 */
public final class CodeHash {

    /** NIST SP 800-63B-4 §3.1.1.2 requires at least 32 bits; with 128, a collision within a database is not to be expected. */
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

    /** @throws IllegalArgumentException if the text does not have the form of {@link #encoded()} */
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

    /** Whether two hashes with the same parameters are of the same code; constant-time. */
    public boolean matches(CodeHash other) {
        return MessageDigest.isEqual(tag, other.tag);
    }

    @Override
    public String toString() {
        return "CodeHash[" + parameters.iterations() + " iterations, pepper key " + parameters.pepperKeyId() + "]";
    }

    /**
     * The parameters of a hash.
     *
     * @param iterations of PBKDF2, never below {@value #MIN_ITERATIONS}
     * @param pepperKeyId the name of the key of the outer HMAC
     * @param salt {@value CodeHash#SALT_BYTES} bytes
     */
    public record Parameters(int iterations, String pepperKeyId, byte[] salt) {

        /** NIST SP 800-132 §5.2: at least a thousand. */
        public static final int MIN_ITERATIONS = 1_000;

        /** Short, and without the separators of the encoded form and of setting names. */
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
