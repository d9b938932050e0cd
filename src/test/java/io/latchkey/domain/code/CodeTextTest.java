package io.latchkey.domain.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    @Test
    void reveal_anyCode_isThreeGroupsOfFour() {
        String group = "[" + ALPHABET + "]{4}";
        codes().forEach(code -> assertTrue(code.reveal().matches(group + "-" + group + "-" + group), code::reveal));
    }

    @Test
    void parse_whatWasRevealed_isTheSameCode() {
        codes().map(CodeText::reveal).forEach(text -> assertReads(text, text));
    }

    @Test
    void parse_oneWrongCharacter_isNoCode() {
        codes().map(CodeText::reveal).map(CodeTextTest::plain).forEach(text -> {
            for (int place = 0; place < text.length(); place++) {
                for (char symbol : ALPHABET.toCharArray()) {
                    String typed = text.substring(0, place) + symbol + text.substring(place + 1);
                    assertEquals(typed.equals(text), CodeText.parse(typed).isPresent(), typed);
                }
            }
        });
    }

    @Test
    void parse_neighboursSwapped_isNoCode() {
        codes().map(CodeText::reveal).map(CodeTextTest::plain).forEach(text -> {
            for (int i = 0; i + 1 < text.length(); i++) {
                String typed = text.substring(0, i) + text.charAt(i + 1) + text.charAt(i) + text.substring(i + 2);
                assertEquals(typed.equals(text), CodeText.parse(typed).isPresent(), typed);
            }
        });
    }

    /** Two characters that are not symbols must not cancel each other out in the weighted sum. */
    @Test
    void parse_twoCharactersThatAreNoSymbols_isNoCode() {
        for (int place = 0; place < CodeText.LENGTH - 3; place++) {
            for (char symbol : ALPHABET.toCharArray()) {
                for (char check : ALPHABET.toCharArray()) {
                    String typed = "0".repeat(place) + "**" + "0".repeat(CodeText.LENGTH - place - 4) + symbol + check;
                    assertFalse(CodeText.parse(typed).isPresent(), typed);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7K3M-Q9XT-C4D8", "instead of 7k3m-q9xt-c4d8.", "(7K3M-Q9XT-C4D8)", "case 7K3M-Q9XT-C4D8 8"})
    void isIn_textWithACode_isSeen(String text) {
        assertTrue(CodeText.isIn(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lost phone, case 4711", "7K3M-Q9XT-C4D9", "7K3M Q9XT C4D8", "0000-0000-00000"})
    void isIn_textWithoutACode_isNotSeen(String text) {
        assertFalse(CodeText.isIn(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7K3M-Q9XT-C4D8",
                "7k3m-q9xt-c4d8",
                "7K3MQ9XTC4D8",
                "7K3M Q9XT C4D8",
                " 7K3M - Q9XT\t-\tC4D8\r\n",
                "7-K-3-M-Q-9-X-T-C-4-D-8",
                "--7K3M--Q9XT--C4D8--"
            })
    void parse_caseSpacesAndHyphens_areIgnored(String typed) {
        assertReads("7K3M-Q9XT-C4D8", typed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"O", "o", "0"})
    void parse_letterO_isZero(String zero) {
        assertReads("0000-0000-0000", zero.repeat(CodeText.LENGTH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "i", "L", "l", "1"})
    void parse_lettersIAndL_areOne(String one) {
        String code = plain(withElevenOnes());
        assertReads(withElevenOnes(), one.repeat(CodeText.RANDOM_SYMBOLS) + code.charAt(CodeText.RANDOM_SYMBOLS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "0", "00000000000", "0000000000000", "000000000000000000000000"})
    void parse_otherThanTwelveSymbols_isNoCode(String typed) {
        assertEquals(Optional.empty(), CodeText.parse(typed));
    }

    /** If the character were read as some symbol, one of the thirty-two check characters would make the text a code. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "U",
                "u",
                "_",
                ".",
                "*",
                "\0",
                "\u007f",
                "\u0080",
                "\u00d6", // O with two dots
                "\u0130", // capital I with a dot
                "\u0131", // small i without one
                "\u017f", // long s, an S in capitals
                "\u041e", // Cyrillic O
                "\u212a", // the Kelvin sign, a k in small letters
                "\uff10", // full-width zero
                "\ud835\udfce", // mathematical bold zero
            })
    void parse_aCharacterOutsideTheAlphabet_isNoCode(String foreign) {
        for (int place = 0; place < CodeText.RANDOM_SYMBOLS; place++) {
            for (String ending : ALPHABET.split("")) {
                String typed = "0".repeat(place) + foreign + "0".repeat(10 - place) + ending;
                assertEquals(Optional.empty(), CodeText.parse(typed), typed);
            }
        }
    }

    @Test
    void parse_sixtyFourCharacters_isReadAndOneMoreIsNot() {
        String code = "0".repeat(CodeText.LENGTH);
        String filling = " ".repeat(64 - CodeText.LENGTH);
        assertTrue(CodeText.parse(code + filling).isPresent());
        assertFalse(CodeText.parse(code + filling + " ").isPresent());
    }

    @Test
    void toString_anyCode_isMasked() {
        codes().forEach(code -> assertEquals("****-****-****", code.toString()));
    }

    @Test
    void toString_ofAnOutcome_holdsNoCode() {
        CodeText code = SampleSession.code(1);
        Validity validity = Validity.of(SampleSession.NOW, new Lifetime(4));
        String outcome = new Generation.Generated(validity, SampleSession.unused(Quota.OF_USER), 0)
                .withCode(code)
                .toString();
        assertTrue(outcome.contains("code=Optional[****-****-****]"), outcome);
        assertFalse(outcome.contains(code.reveal()) || outcome.contains(plain(code.reveal())), outcome);
    }

    @Test
    void equals_twoReadingsOfOneCode_areNotEqual() {
        String text = SampleSession.code(1).reveal();
        assertNotEquals(CodeText.parse(text).orElseThrow(), CodeText.parse(text).orElseThrow());
    }

    @Test
    void secretBytes_anyCode_areItsTwelveSymbols() {
        CodeText code = SampleSession.code(1);
        assertEquals(plain(code.reveal()), new String(code.secretBytes(), StandardCharsets.US_ASCII));
    }

    @Test
    void secretBytes_wipedByTheCaller_leaveTheCodeAlone() {
        CodeText code = SampleSession.code(1);
        String before = code.reveal();
        Arrays.fill(code.secretBytes(), (byte) 0);
        assertEquals(before, code.reveal());
    }

    /** Does not test the generator, but that all five bits of each draw are used, in each place. */
    @Test
    void random_manyCodes_useEverySymbolInEveryPlaceAlike() {
        SplittableRandom random = new SplittableRandom(1);
        int expected = 1_000;
        int[][] counts = new int[CodeText.LENGTH][ALPHABET.length()];
        for (int i = 0; i < expected * ALPHABET.length(); i++) {
            String text = plain(CodeText.random(random).reveal());
            for (int place = 0; place < CodeText.LENGTH; place++) {
                counts[place][ALPHABET.indexOf(text.charAt(place))]++;
            }
        }
        int fiveSigma = (int) (5 * Math.sqrt(expected));
        Stream.of(counts).forEach(place -> {
            for (int count : place) {
                assertEquals(expected, count, fiveSigma);
            }
        });
    }

    private static Stream<CodeText> codes() {
        return LongStream.range(0, 100).mapToObj(SampleSession::code);
    }

    private static String plain(String text) {
        return text.replace("-", "");
    }

    private static String withElevenOnes() {
        return Stream.of(ALPHABET.split(""))
                .map(check -> "1".repeat(CodeText.RANDOM_SYMBOLS) + check)
                .flatMap(typed -> CodeText.parse(typed).stream())
                .map(CodeText::reveal)
                .findFirst()
                .orElseThrow();
    }

    private static void assertReads(String expected, String typed) {
        assertEquals(Optional.of(expected), CodeText.parse(typed).map(CodeText::reveal), typed);
    }
}
