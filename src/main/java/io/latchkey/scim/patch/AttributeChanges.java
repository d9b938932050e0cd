package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.SchemaResource;
import io.latchkey.scim.document.CanonicalValue;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.document.UserSchemas;
import io.latchkey.scim.patch.AttributeChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Converts one operation of a patch to changes of single attributes. */
final class AttributeChanges {

    private AttributeChanges() {}

    /** @param text a path (RFC 7644 §3.5.2), or the URN of a schema: then each member of the value is a change */
    static List<AttributeChange> at(Kind kind, String text, JsonNode value) throws BadRequestException {
        Optional<SchemaResource> extension = UserSchemas.extension(text);
        if (extension.isPresent()) {
            return kind == Kind.REMOVE
                    ? removals(extension.get())
                    : members(kind, extension.get().getId() + ":", value);
        }
        UserPath path = UserPath.parse(text);
        if (path.attribute().getMutability() == Mutability.READ_ONLY) {
            throw BadRequestException.mutability(path.attribute().getName() + " cannot be written");
        }
        return path.attribute().getMutability() == Mutability.WRITE_ONLY ? List.of() : List.of(of(kind, path, value));
    }

    private static AttributeChange of(Kind kind, UserPath path, JsonNode value) throws BadRequestException {
        if (kind != Kind.REMOVE && value.isMissingNode()) {
            throw BadRequestException.invalidValue("The operation needs a value");
        }
        boolean removes = kind == Kind.REMOVE || value.isNull();
        return removes
                ? new AttributeChange(Kind.REMOVE, path, removed(path, value))
                : new AttributeChange(kind, path, fitting(path, value));
    }

    private static JsonNode removed(UserPath path, JsonNode value) throws BadRequestException {
        boolean areListed = path.isList() && !value.isNull() && !value.isMissingNode();
        return areListed
                ? CanonicalValue.list(path.attribute(), listed(value))
                : ScimJson.object().arrayNode();
    }

    /** Entra ID's documentation wraps a single manager in a list. */
    private static JsonNode fitting(UserPath path, JsonNode value) {
        if (path.isList()) {
            return listed(value);
        }
        return path.isObject() && value.isArray() && value.size() == 1 ? value.get(0) : value;
    }

    private static JsonNode listed(JsonNode value) {
        return value.isArray() ? value : ScimJson.object().arrayNode().add(value);
    }

    /** An operation without a path: each member of its value names an attribute. */
    static List<AttributeChange> ofMembers(Kind kind, JsonNode value) throws BadRequestException {
        if (kind == Kind.REMOVE) {
            throw BadRequestException.noTarget("A removal needs a path");
        }
        return members(kind, "", value);
    }

    private static List<AttributeChange> members(Kind kind, String prefix, JsonNode value) throws BadRequestException {
        if (!value.isObject()) {
            throw BadRequestException.invalidValue("The value must be an object");
        }
        List<AttributeChange> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!isIgnored(member.getKey())) {
                changes.addAll(at(kind, prefix + member.getKey(), member.getValue()));
            }
        }
        return changes;
    }

    /** A client that returns what it read does not mean to change these. */
    private static boolean isIgnored(String member) {
        return List.of("schemas", "id", "meta", "groups").stream().anyMatch(member::equalsIgnoreCase);
    }

    private static List<AttributeChange> removals(SchemaResource extension) throws BadRequestException {
        List<AttributeChange> changes = new ArrayList<>();
        for (AttributeDefinition attribute : extension.getAttributes()) {
            changes.addAll(at(Kind.REMOVE, extension.getId() + ":" + attribute.getName(), ScimJson.node(null)));
        }
        return changes;
    }
}
