package io.latchkey.testing;

import io.latchkey.domain.code.CodeText;
import java.security.SecureRandom;

/** CodeCalls that nobody was given. */
public final class CodeCalls {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private CodeCalls() {}

    /** Well-formed, and wrong but for a chance of one in 2^55. */
    public static String wrong() {
        return CodeText.random(new SecureRandom()).reveal();
    }

    /** Well-formed, and wrong in its first and its last character alone. */
    public static String nearMiss(String code) {
        String first = anotherSymbol(code.charAt(0)) + code.substring(1, code.length() - 1);
        return ALPHABET.chars()
                .mapToObj(last -> first + (char) last)
                .filter(text -> CodeText.parse(text).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Wrong in its last character alone, which the check character tells. */
    public static String mistyped(String code) {
        int last = code.length() - 1;
        return code.substring(0, last) + anotherSymbol(code.charAt(last));
    }

    private static char anotherSymbol(char symbol) {
        return ALPHABET.charAt((ALPHABET.indexOf(symbol) + 1) % ALPHABET.length());
    }
}
