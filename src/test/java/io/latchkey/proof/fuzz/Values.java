package io.latchkey.proof.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Values that a schema allows, and values that it does not. */
final class Values {

    private static final int MAX_LENGTH = 300;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final List<String> NO_INTEGERS =
            List.of("", " ", "x", "4.5", "1e1", "0x1", "٤", "NaN", "null", "[4]", "4,5", "99999999999999999999");
    private static final List<String> NO_INSTANTS = List.of(
            "",
            "yesterday",
            "2026-01-01",
            "2026-13-01T00:00:00Z",
            "2026-02-30T00:00:00Z",
            "2026-01-01T00:00:00",
            "+10000-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "2026-01-01T25:00:00Z",
            "1767225600");

    private Values() {}

    /** Allowed values. */
    static Arbitrary<JsonNode> good(JsonNode schema) {
        return switch (schema.path("type").asText()) {
            case "string" -> text(schema).map(TextNode::valueOf);
            case "integer" ->
                Arbitraries.longs()
                        .between(
                                schema.path("minimum").asLong(),
                                schema.path("maximum").asLong())
                        .map(JSON::numberNode);
            case "boolean" -> Arbitraries.of(true, false).map(JSON::booleanNode);
            default -> throw new AssertionError("no request has had such a value yet: " + schema);
        };
    }

    private static Arbitrary<String> text(JsonNode schema) {
        int maxLength = schema.path("maxLength").asInt(MAX_LENGTH);
        if (schema.has("enum")) {
            return Arbitraries.of(words(schema));
        }
        if (schema.path("format").asText().equals("date-time")) {
            return Arbitraries.longs()
                    .between(0, 4_000_000_000L)
                    .map(seconds -> Instant.ofEpochSecond(seconds).toString());
        }
        Arbitrary<String> texts = schema.has("pattern")
                ? Texts.matching(schema.path("pattern").asText(), maxLength)
                : Texts.atMost(maxLength);
        return schema.has("minLength") ? texts.map(text -> text.isEmpty() ? "x" : text) : texts;
    }

    private static List<String> words(JsonNode schema) {
        return schema.path("enum").valueStream().map(JsonNode::asText).toList();
    }

    /** JSON texts that the schema does not allow. */
    static Arbitrary<String> bad(JsonNode schema) {
        List<Arbitrary<String>> bad = new ArrayList<>();
        bad.add(Arbitraries.of("[]", "{}", "[[]]", "{\"x\":{}}", "[\"x\"]"));
        if (schema.path("type").asText().equals("string")) {
            bad.add(Arbitraries.of("true", "7", "-0.5", "0", "1e400", "-1e400", "9".repeat(400)));
            badText(schema).forEach(text -> bad.add(text.map(Values::quoted)));
        } else {
            bad.add(Arbitraries.of(
                    "true", "\"4\"", "\"\"", "\"x\"", "4.5", "1e400", "9".repeat(400), "9223372036854775808"));
            bad.add(outside(schema).map(Object::toString));
        }
        return Arbitraries.oneOf(bad);
    }

    private static Arbitrary<Long> outside(JsonNode schema) {
        long least = schema.path("minimum").asLong(Long.MIN_VALUE + 1);
        long most = schema.path("maximum").asLong(Long.MAX_VALUE - 1);
        return Arbitraries.oneOf(
                Arbitraries.longs().lessOrEqual(least - 1), Arbitraries.longs().greaterOrEqual(most + 1));
    }

    private static List<Arbitrary<String>> badText(JsonNode schema) {
        List<Arbitrary<String>> bad = new ArrayList<>();
        if (schema.has("enum")) {
            bad.add(Texts.only(Texts.any(), text -> !words(schema).contains(text)));
            bad.add(Arbitraries.of(
                    words(schema).get(0).toUpperCase(Locale.ROOT), words(schema).get(0) + " "));
        }
        if (schema.has("maxLength")) {
            int most = schema.path("maxLength").asInt();
            bad.add(Arbitraries.integers().between(most + 1, 2 * most).map("x"::repeat));
        }
        if (schema.has("minLength")) {
            bad.add(Arbitraries.just(""));
        }
        if (schema.has("pattern")) {
            bad.add(Texts.notMatching(schema.path("pattern").asText()));
        }
        if (schema.path("format").asText().equals("date-time")) {
            bad.add(Arbitraries.of(NO_INSTANTS));
        }
        return bad;
    }

    /** Texts for a URL that the schema does not allow; empty if it allows any text. */
    static List<Arbitrary<String>> badParameter(JsonNode schema) {
        return schema.path("type").asText().equals("string")
                ? badText(schema)
                : List.of(Arbitraries.of(NO_INTEGERS), outside(schema).map(Object::toString));
    }

    static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
