package io.latchkey.scim.selection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.scim.document.ScimJson;
import java.util.List;

/** The attributes in a response (RFC 7644 §3.9): only some, or all but some. The id and the schemas are always included. */
public final class Selection {

    static final List<String> ALWAYS = List.of("schemas", "id");

    private final List<AttributeReference> only;
    private final List<AttributeReference> without;

    private Selection(List<String> only, List<String> without) {
        this.only = only.stream().map(AttributeReference::of).toList();
        this.without = without.stream().map(AttributeReference::of).toList();
    }

    /** @throws BadRequestException if neither list is empty */
    public static Selection of(List<String> attributes, List<String> excluded) throws BadRequestException {
        if (!attributes.isEmpty() && !excluded.isEmpty()) {
            throw BadRequestException.invalidValue("attributes and excludedAttributes cannot be combined");
        }
        return new Selection(attributes, excluded);
    }

    public ObjectNode of(ObjectNode user) {
        return only.isEmpty() ? rest(user) : selected(user);
    }

    private ObjectNode rest(ObjectNode user) {
        ObjectNode rest = user.deepCopy();
        without.forEach(attribute -> attribute.remove(rest));
        return rest;
    }

    private ObjectNode selected(ObjectNode user) {
        ObjectNode selected = ScimJson.object();
        ALWAYS.forEach(name -> selected.set(name, user.get(name)));
        only.forEach(attribute -> attribute.copy(user, selected));
        return selected;
    }
}
