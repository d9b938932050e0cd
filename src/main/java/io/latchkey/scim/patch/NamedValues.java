package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** Values of a list that are to be removed, named by their parts, as Entra ID does where RFC 7644 §3.5.2.2 filters in the path. */
final class NamedValues {

    private NamedValues() {}

    static void remove(JsonNode list, JsonNode named) {
        if (list instanceof ArrayNode values) {
            values.removeIf(value -> named.valueStream().anyMatch(name -> hasParts(value, name)));
        }
    }

    private static boolean hasParts(JsonNode value, JsonNode name) {
        return name.propertyStream().allMatch(part -> part.getValue().equals(value.get(part.getKey())));
    }
}
