package io.latchkey.proof.fuzz;

import static io.latchkey.testing.Calls.as;

import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.testing.Documentation;
import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The schemas of a user, from {@code /scim/v2/Schemas}.
 *
 * @param byUrn the attributes of each schema
 */
record ScimSchemas(Map<String, List<JsonNode>> byUrn) {

    /** Every resource has these attributes, and no schema lists them (RFC 7643 §3.1). */
    private static final List<String> COMMON = List.of("schemas", "id", "externalId", "meta");

    static ScimSchemas served() {
        JsonNode schemas = Documentation.parse(
                as(Tokens.provisioner()).get("/scim/v2/Schemas").asString());
        Map<String, List<JsonNode>> byUrn = new TreeMap<>();
        schemas.path("Resources")
                .forEach(schema -> byUrn.put(
                        schema.path("id").asText(),
                        schema.path("attributes").valueStream().toList()));
        return new ScimSchemas(byUrn);
    }

    List<JsonNode> core() {
        return byUrn.get(Scim.CORE);
    }

    List<String> extensions() {
        return byUrn.keySet().stream().filter(urn -> !urn.equals(Scim.CORE)).toList();
    }

    /** Names of attributes and sub-attributes as in paths, and texts like paths. */
    List<String> names() {
        List<String> names = new ArrayList<>(COMMON);
        names.addAll(
                List.of("meta.created", "meta.version", "emails[type eq \"work\"].value", "emails[", "value", "$ref"));
        byUrn.forEach((urn, attributes) -> {
            String prefix = urn.equals(Scim.CORE) ? "" : urn + ":";
            names.add(urn);
            attributes.forEach(attribute -> names(prefix, attribute).forEach(names::add));
        });
        return names;
    }

    private static Stream<String> names(String prefix, JsonNode attribute) {
        String name = prefix + attribute.path("name").asText();
        Stream<String> parts = attribute
                .path("subAttributes")
                .valueStream()
                .map(part -> name + "." + part.path("name").asText());
        return Stream.concat(Stream.of(name), parts);
    }

    /** The members of a user that are in no schema. */
    List<String> complaints(JsonNode user) {
        List<String> complaints = new ArrayList<>();
        user.propertyStream()
                .filter(member -> !COMMON.contains(member.getKey()))
                .forEach(member -> {
                    List<JsonNode> extension = byUrn.getOrDefault(member.getKey(), List.of());
                    if (extension.isEmpty()) {
                        complaints.addAll(complaints(core(), member.getKey(), member.getValue()));
                    } else {
                        member.getValue()
                                .propertyStream()
                                .forEach(part ->
                                        complaints.addAll(complaints(extension, part.getKey(), part.getValue())));
                    }
                });
        return complaints;
    }

    private static List<String> complaints(List<JsonNode> attributes, String name, JsonNode value) {
        Optional<JsonNode> attribute = attributes.stream()
                .filter(each -> each.path("name").asText().equals(name))
                .findFirst();
        return attribute.map(found -> complaints(found, value)).orElse(List.of("no schema has " + name));
    }

    private static List<String> complaints(JsonNode attribute, JsonNode value) {
        if (attribute.path("returned").asText().equals("never")) {
            return List.of(attribute.path("name") + " is never returned");
        }
        if (!attribute.path("multiValued").asBoolean()) {
            return single(attribute, value);
        }
        return value.isArray()
                ? value.valueStream()
                        .flatMap(each -> single(attribute, each).stream())
                        .toList()
                : List.of(attribute.path("name") + " is no list");
    }

    private static List<String> single(JsonNode attribute, JsonNode value) {
        boolean fits = switch (attribute.path("type").asText()) {
            case "boolean" -> value.isBoolean();
            case "complex" -> value.isObject();
            case "integer" -> value.isIntegralNumber();
            case "decimal" -> value.isNumber();
            default -> value.isTextual();
        };
        List<JsonNode> parts = attribute.path("subAttributes").valueStream().toList();
        return fits
                ? value.propertyStream()
                        .flatMap(part -> complaints(parts, part.getKey(), part.getValue()).stream())
                        .toList()
                : List.of(attribute.path("name") + " is of another type");
    }
}
