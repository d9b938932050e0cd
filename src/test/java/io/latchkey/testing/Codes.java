package io.latchkey.testing;

import io.latchkey.domain.CodeText;
import java.security.SecureRandom;

/** Codes that nobody was given. */
public final class Codes {

    private Codes() {}

    /** Well-formed, and wrong but for a chance of one in 2^55. */
    public static String wrong() {
        return CodeText.random(new SecureRandom()).reveal();
    }
}
