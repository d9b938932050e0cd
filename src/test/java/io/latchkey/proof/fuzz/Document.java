package io.latchkey.proof.fuzz;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A JSON object.
 *
 * @param members their values as JSON, which may be none
 */
record Document(Map<String, String> members) {

    Document with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new Document(changed);
    }

    Document without(String name) {
        Map<String, String> rest = new LinkedHashMap<>(members);
        rest.remove(name);
        return new Document(rest);
    }

    /** With an existing member a second time. */
    String doubled(String name) {
        String value = members.getOrDefault(name, "null");
        return "{" + Values.quoted(name) + ":" + value + ","
                + with(name, value).text().substring(1);
    }

    String text() {
        return members.entrySet().stream()
                .map(member -> Values.quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
