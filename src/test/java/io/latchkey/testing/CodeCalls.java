package io.latchkey.testing;

import io.latchkey.domain.code.CodeText;
import java.security.SecureRandom;

/** Codes that were not generated. */
public final class CodeCalls {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private CodeCalls() {}

    /** Well-formed, and wrong with a probability of all but 2^-55. */
    public static String wrong() {
        return CodeText.random(new SecureRandom()).reveal();
    }

    /** Well-formed, and wrong in its first and last characters only. */
    public static String nearMiss(String code) {
        String first = anotherSymbol(code.charAt(0)) + code.substring(1, code.length() - 1);
        return ALPHABET.chars()
                .mapToObj(last -> first + (char) last)
                .filter(text -> CodeText.parse(text).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** Wrong in its last character only, the check character. */
    public static String mistyped(String code) {
        int last = code.length() - 1;
        return code.substring(0, last) + anotherSymbol(code.charAt(last));
    }

    private static char anotherSymbol(char symbol) {
        return ALPHABET.charAt((ALPHABET.indexOf(symbol) + 1) % ALPHABET.length());
    }
}
