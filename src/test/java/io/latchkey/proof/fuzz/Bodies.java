package io.latchkey.proof.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.proof.fuzz.Request.Part;
import io.latchkey.testing.Documentation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Bodies of one schema: valid, with one thing wrong, and rubbish. */
final class Bodies {

    private static final String JSON = "application/json";

    /** The service's limit for a body. */
    private static final int MAX_BYTES = 16 * 1024;

    private static final Set<Integer> INVALID = Set.of(400);

    private static final List<String> OTHER_TYPES =
            List.of("text/plain", "text/html", "application/xml", "application/x-www-form-urlencoded", "x/y", "");

    private final Documentation documentation;
    private final JsonPointer schema;
    private final Map<String, Arbitrary<JsonNode>> known;

    /** @param known values that exist in the service, by the name of their member */
    Bodies(Documentation documentation, JsonPointer schema, Map<String, Arbitrary<JsonNode>> known) {
        this.documentation = documentation;
        this.schema = schema;
        this.known = known;
    }

    /** Every member, or only the required ones. */
    Arbitrary<Part> good() {
        return documents().map(document -> json(document.text()));
    }

    private Arbitrary<Document> documents() {
        return Arbitraries.oneOf(
                members(names()), members(required()), members(names()).map(this::withNulls));
    }

    private Arbitrary<Document> members(List<String> names) {
        List<Arbitrary<String>> values =
                names.stream().map(name -> value(name).map(JsonNode::toString)).toList();
        return Combinators.combine(values).as(texts -> {
            Map<String, String> members = new LinkedHashMap<>();
            for (int i = 0; i < texts.size(); i++) {
                members.put(names.get(i), texts.get(i));
            }
            return new Document(members);
        });
    }

    /** Optional members may be null. */
    private Document withNulls(Document document) {
        Map<String, String> nulls = new LinkedHashMap<>(document.members());
        nulls.replaceAll((name, value) -> required().contains(name) ? value : "null");
        return new Document(nulls);
    }

    private Arbitrary<JsonNode> value(String name) {
        Arbitrary<JsonNode> any = Values.good(member(name));
        return known.containsKey(name) ? Arbitraries.frequencyOf(Tuple.of(4, known.get(name)), Tuple.of(1, any)) : any;
    }

    private JsonNode member(String name) {
        return documentation.at(schema.appendProperty("properties").appendProperty(name));
    }

    private List<String> names() {
        return documentation
                .at(schema)
                .path("properties")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }

    private List<String> required() {
        return documentation
                .at(schema)
                .path("required")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    /** A body with one thing wrong. */
    Arbitrary<Part> odd() {
        List<Arbitrary<Part>> odd = new ArrayList<>();
        names().forEach(name -> odd.add(changed(name, Values.bad(member(name)), "a wrong " + name)));
        required().forEach(name -> odd.add(changed(name, Arbitraries.just("null"), name + " is null")));
        required()
                .forEach(name -> odd.add(
                        documents().map(document -> odd(document.without(name).text(), "no " + name))));
        odd.add(changed("unknownMember", Texts.any().map(Values::quoted), "an unknown member"));
        odd.add(changed(Placeholders.CODE, Arbitraries.just("1"), "a member whose name is a code"));
        odd.add(Combinators.combine(documents(), Arbitraries.of(names()))
                .as((document, name) -> odd(document.doubled(name), "a doubled member")));
        odd.add(documents()
                .flatMap(document -> Arbitraries.of(BrokenJson.of(document.text(), Bodies::json, INVALID, INVALID))));
        odd.add(documents().map(document -> tooLarge(document.text())));
        odd.add(Combinators.combine(documents(), Arbitraries.of(OTHER_TYPES))
                .as((document, type) -> announced(document.text(), type)));
        return Arbitraries.oneOf(odd);
    }

    private Arbitrary<Part> changed(String name, Arbitrary<String> bad, String oddity) {
        return Combinators.combine(documents(), bad)
                .as((document, value) -> odd(document.with(name, value).text(), oddity));
    }

    private static Part odd(String text, String oddity) {
        return json(text).odd(oddity, INVALID);
    }

    private static Part tooLarge(String text) {
        return json(text + " ".repeat(MAX_BYTES)).odd("too large", Set.of(413));
    }

    private static Part announced(String text, String type) {
        return request -> {
            Request odd = request.body(text.getBytes(UTF_8)).odd("a body of " + type, Set.of(415));
            return type.isEmpty() ? odd : odd.header("Content-Type", type);
        };
    }

    /** A body that is valid only by chance. */
    Arbitrary<Part> rubbish() {
        List<String> names =
                Stream.concat(names().stream(), Stream.of(Placeholders.CODE)).toList();
        Arbitrary<String> text = Arbitraries.frequencyOf(Tuple.of(2, Texts.any()), Tuple.of(5, Rubbish.json(names)));
        return Combinators.combine(
                        text, Arbitraries.of(JSON, JSON, JSON, "application/json; charset=utf-16", "nonsense", "*/*"))
                .as((body, type) -> request -> request.body(body.getBytes(UTF_8))
                        .header("Content-Type", type)
                        .odd("rubbish as body", Set.of()));
    }

    private static Part json(String text) {
        return json(text.getBytes(UTF_8));
    }

    private static Part json(byte[] bytes) {
        return request -> request.body(bytes).header("Content-Type", JSON);
    }
}
