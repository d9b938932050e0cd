package io.latchkey.dev;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** A pepper for one run, like the codes in the embedded database. */
public final class DevelopmentPepper {

    private static final int BYTES = 32;

    private DevelopmentPepper() {}

    public static Map<String, String> settings() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Map.of(
                "latchkey.pepper.active-key",
                "dev1",
                "latchkey.pepper.keys.dev1",
                Base64.getEncoder().encodeToString(key));
    }
}
