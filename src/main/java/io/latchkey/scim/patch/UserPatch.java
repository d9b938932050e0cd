package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.latchkey.scim.patch.AttributeChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A patch (RFC 7644 §3.5.2), with the deviations of Okta and Entra ID: {@code op} in any case, and members whose names
 * contain dots or schemas. Each operation becomes changes of one attribute each.
 */
public final class UserPatch {

    /** Each operation is applied to a whole attribute. */
    private static final int MAX_OPERATIONS = 100;

    private final List<AttributeChange> changes;

    private UserPatch(List<AttributeChange> changes) {
        this.changes = changes;
    }

    public static UserPatch of(ObjectNode request) throws BadRequestException {
        JsonNode operations = request.path("Operations");
        if (!operations.isArray() || operations.isEmpty() || operations.size() > MAX_OPERATIONS) {
            throw BadRequestException.invalidSyntax("Operations must be a list of 1 to " + MAX_OPERATIONS);
        }
        List<AttributeChange> changes = new ArrayList<>();
        for (JsonNode operation : operations) {
            addChanges(changes, operation);
        }
        return new UserPatch(changes);
    }

    private static void addChanges(List<AttributeChange> changes, JsonNode operation) throws BadRequestException {
        Kind kind = kind(operation.path("op").asText());
        JsonNode path = operation.path("path");
        if (path.isTextual() && !path.textValue().isBlank()) {
            changes.addAll(AttributeChanges.at(kind, path.textValue(), operation.path("value")));
        } else if (path.isMissingNode() || path.isNull() || path.isTextual()) {
            changes.addAll(AttributeChanges.ofMembers(kind, operation.path("value")));
        } else {
            throw BadRequestException.invalidPath("path must be a text");
        }
    }

    private static Kind kind(String op) throws BadRequestException {
        return switch (op.toLowerCase(Locale.ROOT)) {
            case "add" -> Kind.ADD;
            case "replace" -> Kind.REPLACE;
            case "remove" -> Kind.REMOVE;
            default -> throw BadRequestException.invalidSyntax("op must be add, replace or remove");
        };
    }

    /**
     * Applies the changes in order. The result is not checked as a whole; reading the profile from it does that, once.
     *
     * @param user as stored, with canonical values; not modified
     */
    public ObjectNode apply(ObjectNode user) throws ScimException {
        ObjectNode patched = user.deepCopy();
        for (AttributeChange change : changes) {
            change.apply(patched);
        }
        return patched;
    }
}
