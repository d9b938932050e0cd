package io.latchkey.domain.code;

import java.util.Arrays;

/**
 * Crockford's base32: 32 symbols that survive a telephone call. {@code I}, {@code L}, {@code O} and {@code U} are not
 * symbols; the first three are read as the digits they look like.
 *
 * @see <a href="https://www.crockford.com/base32.html">Douglas Crockford, Base 32</a>
 */
final class Base32 {

    static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static final int BITS_PER_CHARACTER = 5;

    private static final int NO_SYMBOL = -1;
    private static final int[] VALUES = values();

    private Base32() {}

    static char symbol(int value) {
        return ALPHABET.charAt(value);
    }

    /** The value of a character, 0 to 31, or a negative number if it is not a symbol. */
    static int value(char character) {
        return character < VALUES.length ? VALUES[character] : NO_SYMBOL;
    }

    private static int[] values() {
        int[] values = new int[128];
        Arrays.fill(values, NO_SYMBOL);
        for (int value = 0; value < ALPHABET.length(); value++) {
            assign(values, ALPHABET.charAt(value), value);
        }
        assign(values, 'O', 0);
        assign(values, 'I', 1);
        assign(values, 'L', 1);
        return values;
    }

    private static void assign(int[] values, char symbol, int value) {
        values[symbol] = value;
        values[Character.toLowerCase(symbol)] = value;
    }
}
