package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;

/** At most one value of a list is primary: an operation that makes a value primary resets the former one (RFC 7644 §3.5.2). */
final class SinglePrimary {

    private static final String PRIMARY = "primary";

    private SinglePrimary() {}

    /** Copies of the primary values. */
    static Set<JsonNode> of(JsonNode values) {
        return values.valueStream()
                .filter(value -> value.path(PRIMARY).asBoolean())
                .<JsonNode>map(JsonNode::deepCopy)
                .collect(Collectors.toSet());
    }

    /** @param former the primary values before the operation */
    static void reset(JsonNode values, Set<JsonNode> former) {
        if (of(values).size() > 1) {
            values.valueStream()
                    .filter(former::contains)
                    .toList()
                    .forEach(value -> ((ObjectNode) value).remove(PRIMARY));
        }
    }
}
