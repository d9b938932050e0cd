package io.latchkey.proof.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Texts of every kind, and texts that match a pattern. */
final class Texts {

    /** Texts that broke other services. */
    static final List<String> STRANGE = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "\n\r\t",
            "\uD83D\uDD11",
            "\uD83D\uDD11".repeat(200),
            "\uD800",
            "\uDC00x",
            "\uFEFF",
            "\uFFFF",
            "İıſ",
            "ǅ",
            "\u202Etxet",
            "%_\\",
            "%00",
            "' OR 1=1 --",
            "\"}],",
            "${jndi:ldap://x}",
            "true",
            "False",
            "null",
            "-1",
            "1e999",
            "NaN",
            "2026-11-25T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "../../x",
            "<script>",
            "x".repeat(256),
            "x".repeat(257),
            "x".repeat(3_000),
            "(".repeat(300),
            "[".repeat(2_000));

    /** One class of characters with a count: the form of the document's patterns. */
    private static final Pattern CHARACTERS =
            Pattern.compile("\\^(?<one>\\[[^\\]]+])\\{(?<least>\\d+)(,(?<most>\\d+))?}\\$");

    private Texts() {}

    static Arbitrary<String> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.of(STRANGE)),
                Tuple.of(2, Arbitraries.strings().ofMaxLength(30)),
                Tuple.of(2, Arbitraries.strings().ascii().ofMaxLength(60)));
    }

    /** The texts that meet the condition. This is no jqwik filter, because shrinking would then not end. */
    static Arbitrary<String> only(Arbitrary<String> texts, Predicate<String> condition) {
        List<String> strange = STRANGE.stream().filter(condition).toList();
        return texts.map(
                text -> condition.test(text) ? text : strange.get(Math.floorMod(text.hashCode(), strange.size())));
    }

    /** @param length maximum, in code points */
    static Arbitrary<String> atMost(int length) {
        return Arbitraries.frequencyOf(
                Tuple.of(9, only(any(), text -> text.codePointCount(0, text.length()) <= length)),
                Tuple.of(1, Arbitraries.of("x".repeat(length), "\uD83D\uDD11".repeat(length))));
    }

    /** @param pattern as in JSON Schema: not anchored, unless it has anchors */
    static Arbitrary<String> matching(String pattern, int maxLength) {
        Matcher characters = CHARACTERS.matcher(pattern);
        if (!characters.matches()) {
            return only(
                    atMost(maxLength),
                    Pattern.compile(pattern)
                            .asPredicate()
                            .and(text -> text.codePointCount(0, text.length()) <= maxLength));
        }
        int least = Integer.parseInt(characters.group("least"));
        return Arbitraries.strings()
                .withChars(ascii(characters.group("one")))
                .ofMinLength(least)
                .ofMaxLength(Optional.ofNullable(characters.group("most"))
                        .map(Integer::valueOf)
                        .orElse(least));
    }

    static Arbitrary<String> notMatching(String pattern) {
        return only(any(), Pattern.compile(pattern).asPredicate().negate());
    }

    private static String ascii(String one) {
        return IntStream.range(0, 128)
                .mapToObj(Character::toString)
                .filter(letter -> letter.matches(one))
                .collect(Collectors.joining());
    }
}
