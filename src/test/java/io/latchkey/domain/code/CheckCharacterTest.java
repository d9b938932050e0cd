package io.latchkey.domain.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckCharacterTest {

    private static final int SYMBOLS = 32;
    private static final int WORDS = 500;

    @Test
    void of_anyWord_makesItWhole() {
        words().forEach(word -> assertTrue(CheckCharacter.closes(word)));
    }

    @Test
    void closes_oneWrongSymbol_never() {
        words().forEach(word -> {
            for (int place = 0; place < word.length; place++) {
                assertEquals(1, symbolsThatFit(word, place), "only the right symbol fits into place " + place);
            }
        });
    }

    @Test
    void closes_twoDifferentSymbolsSwapped_never() {
        words().forEach(word -> {
            for (int i = 0; i < word.length; i++) {
                for (int j = i + 1; j < word.length; j++) {
                    assertEquals(word[i] == word[j], CheckCharacter.closes(swapped(word, i, j)), i + " and " + j);
                }
            }
        });
    }

    /** A change here would make every active code malformed. */
    @Test
    void of_aKnownWord_staysWhatItWas() {
        assertEquals(19, CheckCharacter.of(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}));
        assertEquals(0, CheckCharacter.of(new int[11]));
    }

    @Test
    void closes_aWordOfZeros_butForOneOne() {
        int[] word = new int[CodeText.LENGTH];
        assertTrue(CheckCharacter.closes(word));
        word[0] = 1;
        assertFalse(CheckCharacter.closes(word));
    }

    private static Stream<int[]> words() {
        RandomGenerator random = new SplittableRandom(1);
        return Stream.generate(() -> word(random)).limit(WORDS);
    }

    private static int[] word(RandomGenerator random) {
        int[] symbols = random.ints(CodeText.RANDOM_SYMBOLS, 0, SYMBOLS).toArray();
        int[] word = Arrays.copyOf(symbols, CodeText.LENGTH);
        word[CodeText.RANDOM_SYMBOLS] = CheckCharacter.of(symbols);
        return word;
    }

    private static long symbolsThatFit(int[] word, int place) {
        int[] changed = word.clone();
        long fitting = 0;
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            changed[place] = symbol;
            fitting += CheckCharacter.closes(changed) ? 1 : 0;
        }
        return fitting;
    }

    private static int[] swapped(int[] word, int i, int j) {
        int[] swapped = word.clone();
        swapped[i] = word[j];
        swapped[j] = word[i];
        return swapped;
    }
}
