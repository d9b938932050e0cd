package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.PatchOpType;
import com.unboundid.scim2.common.messages.PatchOperation;
import com.unboundid.scim2.common.utils.JsonUtils;
import io.latchkey.scim.document.CanonicalValue;
import java.util.Set;

/**
 * One change of one attribute of a user, which the SDK applies.
 *
 * @param value of a removal, the list of values to remove, or an empty list to remove all that the path selects
 */
record AttributeChange(Kind kind, UserPath target, JsonNode value) {

    enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    /**
     * Leaves the attribute in canonical form, because filters in the paths of later changes must find canonical values.
     *
     * @param user changed in place, partly even if this fails
     */
    void apply(ObjectNode user) throws ScimException {
        Set<JsonNode> formerPrimary = SinglePrimary.of(attribute(user));
        if (kind == Kind.REMOVE && !value.isEmpty()) {
            MatchingValues.remove(attribute(user), value);
        } else {
            operation(user).apply(user);
        }
        if (schemaNode(user) instanceof ObjectNode attributes) {
            CanonicalValue.replace(attributes, target.attribute());
            SinglePrimary.reset(attribute(user), formerPrimary);
        }
    }

    private JsonNode attribute(ObjectNode user) {
        return schemaNode(user).path(target.attribute().getName());
    }

    private JsonNode schemaNode(ObjectNode user) {
        String urn = target.path().getSchemaUrn();
        return urn == null ? user : user.path(urn);
    }

    /** Adding to a value that a filter selects replaces it if it exists, which is what Entra ID expects. */
    private PatchOperation operation(ObjectNode user) throws ScimException {
        return switch (kind) {
            case REMOVE -> PatchOperation.remove(target.path());
            case REPLACE -> operation(PatchOpType.REPLACE);
            case ADD -> operation(selectsPresent(user) ? PatchOpType.REPLACE : PatchOpType.ADD);
        };
    }

    /** The SDK refuses some operations, for example with an empty object. */
    private PatchOperation operation(PatchOpType type) throws BadRequestException {
        try {
            return PatchOperation.create(type, target.path(), value);
        } catch (IllegalArgumentException refused) {
            throw BadRequestException.invalidValue("The attribute cannot have this value");
        }
    }

    private boolean selectsPresent(ObjectNode user) throws ScimException {
        return target.path().getElement(0).getValueFilter() != null
                && JsonUtils.pathExists(target.path().subPath(1), user);
    }
}
