package io.latchkey.domain.code;

/**
 * The check character of a code: the last symbol of a word of GF(32), chosen so that the sum of all symbols, each times
 * its own power of a primitive element α, is zero.
 *
 * <p>No power of α is zero, so a single wrong symbol is always detected; and no two powers below 31 are equal, so a swap of
 * any two different symbols is always detected, neighbours included. A decimal scheme such as Luhn modulo 32 misses some swaps.
 */
final class CheckCharacter {

    /**
     * x⁵ + x³ + x² + x + 1, primitive over GF(2), so that α = x generates every non-zero element. Of the six that are,
     * this one makes the code in the documentation, {@code 7K3M-Q9XT-C4D8}, well-formed.
     */
    private static final int PRIMITIVE_POLYNOMIAL = 0b101111;

    private static final int FIELD_SIZE = 32;

    private CheckCharacter() {}

    /** The check symbol to append to these symbols. */
    static int of(int[] symbols) {
        return timesAlpha(weightedSum(symbols));
    }

    /** Whether the last symbol of a word is its check symbol. */
    static boolean closes(int[] word) {
        return weightedSum(word) == 0;
    }

    /** Horner's rule; addition in GF(32) is exclusive or. */
    private static int weightedSum(int[] word) {
        int sum = 0;
        for (int symbol : word) {
            sum = timesAlpha(sum) ^ symbol;
        }
        return sum;
    }

    private static int timesAlpha(int element) {
        int doubled = element << 1;
        return doubled < FIELD_SIZE ? doubled : doubled ^ PRIMITIVE_POLYNOMIAL;
    }
}
