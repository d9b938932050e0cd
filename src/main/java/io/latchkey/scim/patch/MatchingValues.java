package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

/** Removal of the values that an operation lists, as Entra ID sends it. RFC 7644 §3.5.2.2 has a filter in the path instead. */
final class MatchingValues {

    private MatchingValues() {}

    /** Removes each value that has all sub-attributes of one of the patterns. */
    static void remove(JsonNode list, JsonNode patterns) {
        if (list instanceof ArrayNode values) {
            values.removeIf(value -> patterns.valueStream().anyMatch(pattern -> matches(value, pattern)));
        }
    }

    private static boolean matches(JsonNode value, JsonNode pattern) {
        return pattern.propertyStream().allMatch(part -> part.getValue().equals(value.get(part.getKey())));
    }
}
