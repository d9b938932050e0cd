package io.latchkey.proof.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.latchkey.proof.fuzz.Request.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Texts of a valid object with one syntax error. */
final class BrokenJson {

    /** RFC 8259 §8.1 lets a parser read it or not. */
    private static final Set<Integer> EITHER_WAY = Set.of();

    private BrokenJson() {}

    /**
     * @param sent makes a body a part of a request
     * @param expected statuses for text that is no JSON object
     * @param ofOtherName statuses if the first member has an unknown name
     */
    static List<Part> of(String text, Function<byte[], Part> sent, Set<Integer> expected, Set<Integer> ofOtherName) {
        List<Part> broken = new ArrayList<>();
        texts(text)
                .forEach((oddity, odd) ->
                        broken.add(sent.apply(odd.getBytes(UTF_8)).odd(oddity, expected)));
        broken.add(sent.apply(notUtf8(text)).odd("not UTF-8", ofOtherName));
        String halfALetter = text.replaceFirst("\":", "\\\\ud800\":");
        broken.add(sent.apply(halfALetter.getBytes(UTF_8)).odd("half a letter in a name", ofOtherName));
        broken.add(sent.apply(("\uFEFF" + text).getBytes(UTF_8)).odd("a byte order mark", EITHER_WAY));
        broken.add(sent.apply(text.getBytes(UTF_16)).odd("UTF-16", EITHER_WAY));
        return broken;
    }

    private static Map<String, String> texts(String text) {
        String open = text.substring(0, text.length() - 1);
        return new TreeMap<>(Map.ofEntries(
                Map.entry("nothing", ""),
                Map.entry("blank", " \n"),
                Map.entry("null", "null"),
                Map.entry("a list", "[" + text + "]"),
                Map.entry("a text", Values.quoted(text)),
                Map.entry("a number", "7"),
                Map.entry("cut off", open),
                Map.entry("more after the end", text + "}"),
                Map.entry("two documents", text + text),
                Map.entry("a comment", "/**/" + text),
                Map.entry("a comma too many", open + ",}"),
                Map.entry("no quotes", text.replace("\"", "")),
                Map.entry("single quotes", text.replace('"', '\'')),
                Map.entry("no number", open + ",\"x\":NaN}"),
                Map.entry("a control character", text.replaceFirst("\"", "\"\n")),
                Map.entry("deep lists", "[".repeat(10_000)),
                Map.entry("deep objects", "{\"a\":".repeat(2_000)),
                Map.entry("deep in a member", open + ",\"x\":" + "[".repeat(1_500) + "]".repeat(1_500) + "}")));
    }

    /** A byte that begins no UTF-8 sequence, within the first name. */
    private static byte[] notUtf8(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        bytes[2] = (byte) 0xFF;
        return bytes;
    }
}
