package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Of the values of one attribute, one is primary: a patch that makes another one primary unmakes the one before (RFC 7644 §3.5.2). */
final class PrimaryValues {

    private static final String PRIMARY = "primary";

    private PrimaryValues() {}

    static ObjectNode onlyNew(ObjectNode before, ObjectNode after) {
        for (Map.Entry<String, JsonNode> member : after.properties()) {
            JsonNode value = member.getValue();
            JsonNode valueBefore = before.path(member.getKey());
            if (value.isObject() && valueBefore.isObject()) {
                onlyNew((ObjectNode) valueBefore, (ObjectNode) value);
            } else if (value.isArray() && primaries(value).size() > 1) {
                unmake(value, primaries(valueBefore));
            }
        }
        return after;
    }

    private static Set<JsonNode> primaries(JsonNode values) {
        return values.valueStream()
                .filter(value -> value.path(PRIMARY).asBoolean())
                .collect(Collectors.toSet());
    }

    private static void unmake(JsonNode values, Set<JsonNode> before) {
        values.valueStream().filter(before::contains).toList().forEach(value -> ((ObjectNode) value).remove(PRIMARY));
    }
}
