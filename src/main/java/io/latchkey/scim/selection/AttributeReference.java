package io.latchkey.scim.selection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.types.SchemaResource;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.document.UserSchemas;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Name of an attribute in a selection (RFC 7644 §3.10). An unknown name selects nothing.
 *
 * @param extension schema of the attribute; absent for the core
 * @param attribute in any case; empty for the whole extension
 * @param part sub-attribute; absent for the whole attribute
 */
record AttributeReference(Optional<String> extension, String attribute, Optional<String> part) {

    static AttributeReference of(String text) {
        Optional<String> schema = UserSchemas.all()
                .map(SchemaResource::getId)
                .filter(urn -> text.regionMatches(true, 0, urn, 0, urn.length()))
                .findFirst();
        String name = schema.map(urn -> text.substring(urn.length()).replaceFirst("^:", ""))
                .orElse(text);
        String[] parts = name.split("\\.", 2);
        return new AttributeReference(
                schema.filter(urn -> !UserSchemas.isCore(urn)),
                parts[0],
                Stream.of(parts).skip(1).findFirst());
    }

    void remove(ObjectNode user) {
        if (attribute.isEmpty()) {
            extension.ifPresent(user::remove);
        } else if (home(user) instanceof ObjectNode home && !isAlwaysReturned()) {
            part.ifPresentOrElse(
                    name -> objects(home.path(attribute)).forEach(object -> object.remove(name)),
                    () -> home.remove(attribute));
        }
    }

    private boolean isAlwaysReturned() {
        return Selection.ALWAYS.stream().anyMatch(attribute::equalsIgnoreCase);
    }

    private JsonNode home(ObjectNode user) {
        return extension.map(user::path).orElse(user);
    }

    private static Stream<ObjectNode> objects(JsonNode value) {
        return (value.isArray() ? value.valueStream() : Stream.of(value))
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast);
    }

    void copy(ObjectNode user, ObjectNode selected) {
        if (attribute.isEmpty()) {
            extension.filter(user::has).ifPresent(urn -> selected.set(urn, user.get(urn)));
            return;
        }
        home(user)
                .propertyStream()
                .filter(member -> member.getKey().equalsIgnoreCase(attribute))
                .forEach(member -> copy(member, target(selected)));
    }

    private ObjectNode target(ObjectNode selected) {
        return extension.map(selected::withObjectProperty).orElse(selected);
    }

    private void copy(Map.Entry<String, JsonNode> member, ObjectNode target) {
        JsonNode before = target.path(member.getKey());
        target.set(member.getKey(), part.isEmpty() ? member.getValue() : part(member.getValue(), before));
    }

    /** @param before sub-attributes of the same value that were selected earlier and stay */
    private JsonNode part(JsonNode value, JsonNode before) {
        if (value.isArray()) {
            ArrayNode parts = ScimJson.object().arrayNode();
            for (int i = 0; i < value.size(); i++) {
                parts.add(part(value.get(i), before.path(i)));
            }
            return parts;
        }
        ObjectNode parts = before.isObject() ? before.deepCopy() : ScimJson.object();
        value.propertyStream()
                .filter(member -> member.getKey().equalsIgnoreCase(part.orElseThrow()))
                .forEach(member -> parts.set(member.getKey(), member.getValue()));
        return parts;
    }
}
