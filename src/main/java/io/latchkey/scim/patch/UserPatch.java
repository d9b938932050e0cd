package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.exceptions.ScimException;
import io.latchkey.scim.document.SchemaCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A patch (RFC 7644 §3.5.2), as RFC 7644 has it and as Okta and Entra ID send it: {@code op} in any case, operations without
 * a path, members with dots or schemas in their names. Each becomes a {@link Change} of one attribute.
 */
public final class UserPatch {

    /** Each is applied to a whole user. */
    private static final int MAX_OPERATIONS = 100;

    private final List<Change> changes;

    private UserPatch(List<Change> changes) {
        this.changes = changes;
    }

    public static UserPatch of(ObjectNode request) throws BadRequestException {
        JsonNode operations = request.path("Operations");
        if (!operations.isArray() || operations.isEmpty() || operations.size() > MAX_OPERATIONS) {
            throw BadRequestException.invalidSyntax("Operations must be a list of 1 to " + MAX_OPERATIONS);
        }
        List<Change> changes = new ArrayList<>();
        for (JsonNode operation : operations) {
            addChanges(changes, operation);
        }
        return new UserPatch(changes);
    }

    private static void addChanges(List<Change> changes, JsonNode operation) throws BadRequestException {
        Change.Kind kind = kind(operation.path("op").asText());
        JsonNode path = operation.path("path");
        if (path.isTextual() && !path.textValue().isBlank()) {
            changes.addAll(Change.at(kind, path.textValue(), operation.path("value")));
        } else if (path.isMissingNode() || path.isNull() || path.isTextual()) {
            changes.addAll(Change.ofMembers(kind, operation.path("value")));
        } else {
            throw BadRequestException.invalidPath("A path must be a text");
        }
    }

    private static Change.Kind kind(String op) throws BadRequestException {
        return switch (op.toLowerCase(Locale.ROOT)) {
            case "add" -> Change.Kind.ADD;
            case "replace" -> Change.Kind.REPLACE;
            case "remove" -> Change.Kind.REMOVE;
            default -> throw BadRequestException.invalidSyntax("op must be add, replace or remove");
        };
    }

    /** @param user as stored; it is not touched */
    public ObjectNode apply(ObjectNode user) throws ScimException {
        ObjectNode patched = SchemaCheck.read(user);
        for (Change change : changes) {
            patched = change.apply(patched);
        }
        return patched;
    }
}
