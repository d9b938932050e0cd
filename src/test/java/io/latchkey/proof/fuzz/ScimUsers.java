package io.latchkey.proof.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.proof.fuzz.Request.Part;
import io.latchkey.testing.Scim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** User documents made from the schemas: valid, or with one impossible member. */
final class ScimUsers {

    private static final int MAX_TEXT = 512;
    private static final int MAX_VALUES = 100;

    private final ScimSchemas schemas;

    ScimUsers(ScimSchemas schemas) {
        this.schemas = schemas;
    }

    Arbitrary<String> good() {
        return documents().map(Document::text);
    }

    private Arbitrary<Document> documents() {
        Arbitrary<String> userName = Arbitraries.longs().greaterOrEqual(0).map(n -> "\"u" + n + "\"");
        Arbitrary<String> externalId = Arbitraries.integers().between(1, 40).map(n -> "\"fuzz-scim-" + n + "\"");
        Arbitrary<Map<String, String>> optional = members(schemas.core());
        Arbitrary<Map<String, String>> extensions = extensions();
        return Combinators.combine(userName, externalId.injectNull(0.8), optional, extensions)
                .as((name, id, core, more) -> {
                    Map<String, String> document = new LinkedHashMap<>(core);
                    document.putAll(more);
                    document.put("schemas", "[\"" + Scim.CORE + "\"]");
                    document.put("userName", name);
                    if (id != null) {
                        document.put("externalId", id);
                    }
                    return new Document(document);
                });
    }

    private Arbitrary<Map<String, String>> extensions() {
        List<Arbitrary<Map<String, String>>> each = schemas.extensions().stream()
                .map(urn -> members(schemas.byUrn().get(urn)).map(members -> Map.of(urn, new Document(members).text())))
                .toList();
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.oneOf(each)), Tuple.of(2, Arbitraries.just(Map.of())));
    }

    /** A choice of them. */
    private static Arbitrary<Map<String, String>> members(List<JsonNode> attributes) {
        Arbitrary<Map.Entry<String, String>> member = Arbitraries.oneOf(attributes.stream()
                .map(attribute -> attribute(attribute)
                        .map(value -> Map.entry(attribute.path("name").asText(), value)))
                .toList());
        return member.list()
                .ofMaxSize(5)
                .map(members -> members.stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (one, two) -> two, LinkedHashMap::new)));
    }

    static Arbitrary<String> attribute(JsonNode attribute) {
        Arbitrary<String> value = single(attribute);
        return attribute.path("multiValued").asBoolean()
                ? value.list().ofMaxSize(3).map(values -> "[" + String.join(",", values) + "]")
                : value;
    }

    /** At most one of a list may be primary, so none is. Required members are present. */
    private static Arbitrary<String> single(JsonNode attribute) {
        if (attribute.path("type").asText().equals("boolean")) {
            return Arbitraries.of("true", "false", "\"False\"");
        }
        if (!attribute.path("type").asText().equals("complex")) {
            return texts().map(Values::quoted);
        }
        List<Arbitrary<String>> parts = attribute
                .path("subAttributes")
                .valueStream()
                .filter(part -> !part.path("name").asText().equals("primary"))
                .map(part -> single(part)
                        .map(value -> Values.quoted(part.path("name").asText()) + ":" + value))
                .toList();
        return Combinators.combine(parts).as(values -> "{" + String.join(",", values) + "}");
    }

    private static Arbitrary<String> texts() {
        return Texts.only(Texts.any(), text -> !text.isBlank() && text.length() <= 200 && text.indexOf('\0') < 0);
    }

    /** A document with one impossible member. */
    Arbitrary<Part> odd() {
        List<Arbitrary<Part>> odd = new ArrayList<>();
        schemas.core().stream()
                .filter(attribute -> attribute.path("mutability").asText().equals("readWrite"))
                .forEach(attribute -> odd.add(changed(attribute.path("name").asText(), bad(attribute))));
        odd.add(changed("userName", Arbitraries.of("null", "\"\"", "\" \"", "{}", "[]", "7", "true")));
        odd.add(changed("schemas", Arbitraries.of("7", "{}", "[\"urn:unknown:schema\"]", "\"x\"")));
        odd.add(changed("urn:unknown:schema", Arbitraries.of("{}", "1")));
        odd.add(changed(Placeholders.CODE, Arbitraries.of("{}", "1")));
        odd.add(changed(
                "emails", Arbitraries.of("[{\"value\":\"a\",\"primary\":true},{\"value\":\"b\",\"primary\":true}]")));
        odd.add(changed(
                Scim.VERIFICATION,
                Arbitraries.of("7", "[]", "{\"x\":1}", "{\"verificationMethods\":[{\"display\":\"x\"}]}")));
        odd.add(documents().flatMap(document -> ScimParts.broken(document.text())));
        return Arbitraries.oneOf(odd);
    }

    private Arbitrary<Part> changed(String member, Arbitrary<String> bad) {
        return Combinators.combine(documents(), bad)
                .as((document, value) ->
                        ScimParts.odd(document.with(member, value).text(), "a wrong " + member));
    }

    private static Arbitrary<String> bad(JsonNode attribute) {
        if (attribute.path("multiValued").asBoolean()) {
            String many = "{\"value\":\"x\"},".repeat(MAX_VALUES + 1);
            return Arbitraries.of(
                    "7",
                    "true",
                    "{}",
                    "\"x\"",
                    "[7]",
                    "[[]]",
                    "[{\"value\":{}}]",
                    "[{\"unknownMember\":1}]",
                    "[" + many.substring(0, many.length() - 1) + "]");
        }
        return switch (attribute.path("type").asText()) {
            case "boolean" -> Arbitraries.of("\"maybe\"", "[]", "{}", "7", "1e400");
            case "complex" ->
                Arbitraries.of("7", "true", "\"x\"", "{\"unknownMember\":1}", "{\"familyName\":7}", "[{}]");
            case "string" ->
                Arbitraries.of(
                        "7", "true", "[]", "{}", "\"a\\u0000b\"", Values.quoted("x".repeat(MAX_TEXT + 1)), "1e400");
            default -> Arbitraries.of("7", "true", "[]", "{}");
        };
    }
}
