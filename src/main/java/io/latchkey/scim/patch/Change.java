package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOpType;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.latchkey.scim.document.SchemaCheck;
import io.latchkey.scim.document.ScimJson;
import io.latchkey.scim.document.UserSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One change of one attribute of a user; the SDK applies it.
 *
 * @param value a list where something is to be removed: of these values alone, unless it is empty
 */
record Change(Kind kind, Path path, JsonNode value) {

    enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    /** @param text a path (RFC 7644 §3.5.2), or a schema, which stands for each of its attributes in the value */
    static List<Change> at(Kind kind, String text, JsonNode value) throws BadRequestException {
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

    private static Change of(Kind kind, UserPath path, JsonNode value) throws BadRequestException {
        if (kind != Kind.REMOVE && value.isMissingNode()) {
            throw BadRequestException.invalidValue("The operation needs a value");
        }
        boolean removes = kind == Kind.REMOVE || value.isNull();
        return removes
                ? new Change(Kind.REMOVE, path.path(), removed(path, value))
                : new Change(kind, path.path(), fitting(path, value));
    }

    private static JsonNode removed(UserPath path, JsonNode value) throws BadRequestException {
        boolean isNamed = path.isList() && !value.isNull() && !value.isMissingNode();
        return isNamed
                ? SchemaCheck.values(path.attribute(), listed(value))
                : ScimJson.object().arrayNode();
    }

    /** Entra ID's documentation puts one manager into a list. */
    private static JsonNode fitting(UserPath path, JsonNode value) {
        if (path.isList()) {
            return listed(value);
        }
        return path.isObject() && value.isArray() && value.size() == 1 ? value.get(0) : value;
    }

    private static JsonNode listed(JsonNode value) {
        return value.isArray() ? value : ScimJson.object().arrayNode().add(value);
    }

    /** An operation without a path says in its value what it is about. */
    static List<Change> ofMembers(Kind kind, JsonNode value) throws BadRequestException {
        if (kind == Kind.REMOVE) {
            throw BadRequestException.noTarget("Removing needs a path");
        }
        return members(kind, "", value);
    }

    private static List<Change> members(Kind kind, String prefix, JsonNode value) throws BadRequestException {
        if (!value.isObject()) {
            throw BadRequestException.invalidValue("The value must be an object");
        }
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            if (!isLeftAlone(member.getKey())) {
                changes.addAll(at(kind, prefix + member.getKey(), member.getValue()));
            }
        }
        return changes;
    }

    /** A client that sends back what it read means no change of these. */
    private static boolean isLeftAlone(String member) {
        return List.of("schemas", "id", "meta", "groups").stream().anyMatch(member::equalsIgnoreCase);
    }

    private static List<Change> removals(SchemaResource extension) throws BadRequestException {
        List<Change> changes = new ArrayList<>();
        for (AttributeDefinition attribute : extension.getAttributes()) {
            changes.addAll(at(Kind.REMOVE, extension.getId() + ":" + attribute.getName(), ScimJson.node(null)));
        }
        return changes;
    }

    ObjectNode apply(ObjectNode user) throws ScimException {
        ObjectNode changed = user.deepCopy();
        if (kind == Kind.REMOVE && !value.isEmpty()) {
            NamedValues.remove(list(changed), value);
        } else {
            operation(changed).apply(changed);
        }
        return PrimaryValues.onlyNew(user, SchemaCheck.read(changed));
    }

    private JsonNode list(ObjectNode user) {
        JsonNode home = path.getSchemaUrn() == null ? user : user.path(path.getSchemaUrn());
        return home.path(path.getElement(0).getAttribute());
    }

    /** Adding to a value that a filter selects means replacing it where it is there: so Entra ID means it. */
    private PatchOperation operation(ObjectNode user) throws ScimException {
        return switch (kind) {
            case REMOVE -> PatchOperation.remove(path);
            case REPLACE -> operation(PatchOpType.REPLACE);
            case ADD -> operation(selectsPresent(user) ? PatchOpType.REPLACE : PatchOpType.ADD);
        };
    }

    /** The SDK knows operations that cannot be, with an empty object say. */
    private PatchOperation operation(PatchOpType type) throws BadRequestException {
        try {
            return PatchOperation.create(type, path, value);
        } catch (IllegalArgumentException refused) {
            throw BadRequestException.invalidValue("The value cannot be put there");
        }
    }

    private boolean selectsPresent(ObjectNode user) throws ScimException {
        return path.getElement(0).getValueFilter() != null && JsonUtils.pathExists(path.subPath(1), user);
    }
}
