package io.latchkey.domain.code;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The plaintext of a temporary verification code: eleven random symbols (55 bits) and a check character.
 *
 * <p>A secret: it prints masked, does not compare by value with {@code equals}, and is read only by an explicit call of
 * {@link #reveal()} or {@link #secretBytes()}. A caller must not store or log it, and must return it only in the one
 * answer that shows it to the administrator.
 */
public final class CodeText {

    /** 11 × 5 = 55 random bits: enough online, because of the throttle, and offline, because of pepper and salt. */
    public static final int RANDOM_SYMBOLS = 11;

    public static final int LENGTH = RANDOM_SYMBOLS + 1;

    /** Longer input is not parsed: a code with that many separators is not expected. */
    public static final int MAX_INPUT_LENGTH = 64;

    private static final int GROUP = 4;
    private static final String MASK = "****-****-****";
    private static final Pattern SHOWN = Pattern.compile("\\b[0-9A-Za-z]{4}-[0-9A-Za-z]{4}-[0-9A-Za-z]{4}\\b");

    private final int[] symbols;

    private CodeText(int[] symbols) {
        this.symbols = symbols;
    }

    /** A new code. The generator must be cryptographically strong ({@link java.security.SecureRandom}). */
    public static CodeText random(RandomGenerator generator) {
        int[] symbols = new int[LENGTH];
        for (int i = 0; i < RANDOM_SYMBOLS; i++) {
            symbols[i] = generator.nextInt(1 << Base32.BITS_PER_CHARACTER);
        }
        symbols[RANDOM_SYMBOLS] = CheckCharacter.of(Arrays.copyOf(symbols, RANDOM_SYMBOLS));
        return new CodeText(symbols);
    }

    /**
     * Parses what a person typed: case, spaces and hyphens are ignored, {@code O} reads as 0, {@code I} and {@code L} as 1.
     * Empty if the length, a character or the check character is wrong.
     */
    public static Optional<CodeText> parse(String input) {
        if (input.length() > MAX_INPUT_LENGTH) {
            return Optional.empty();
        }
        int[] symbols = input.chars()
                .filter(character -> !isSeparator(character))
                .map(character -> Base32.value((char) character))
                .toArray();
        return isCode(symbols) ? Optional.of(new CodeText(symbols)) : Optional.empty();
    }

    /**
     * Whether a text contains a code in the form in which it is shown. Other spellings are not detected: every 32nd number of
     * twelve digits would be one.
     */
    public static boolean isIn(String text) {
        return SHOWN.matcher(text)
                .results()
                .map(MatchResult::group)
                .anyMatch(group -> parse(group).isPresent());
    }

    private static boolean isSeparator(int character) {
        return character == '-' || Character.isWhitespace(character);
    }

    private static boolean isCode(int[] symbols) {
        return symbols.length == LENGTH
                && Arrays.stream(symbols).allMatch(symbol -> symbol >= 0)
                && CheckCharacter.closes(symbols);
    }

    /** The code as it is shown: three groups of four, {@code 7K3M-Q9XT-C4D8}. */
    public String reveal() {
        StringBuilder text = new StringBuilder(MASK.length());
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(Base32.symbol(symbols[i]));
        }
        return text.toString();
    }

    /** The code as it is hashed: twelve symbols without separators. A new array, which the caller should clear. */
    public byte[] secretBytes() {
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bytes[i] = (byte) Base32.symbol(symbols[i]);
        }
        return bytes;
    }

    @Override
    public String toString() {
        return MASK;
    }
}
