package io.latchkey.proof.fuzz;

import io.latchkey.domain.code.CodeText;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds codes in a text, in any spelling. */
final class CodeSearch {

    private CodeSearch() {}

    /** The text as the service reads a code, in any spelling. */
    static String bare(String text) {
        return text.toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** @param codes as {@link #bare} returns them */
    static boolean areIn(String text, Set<String> codes) {
        String bare = bare(text);
        return IntStream.rangeClosed(0, bare.length() - CodeText.LENGTH)
                .anyMatch(start -> codes.contains(bare.substring(start, start + CodeText.LENGTH)));
    }
}
