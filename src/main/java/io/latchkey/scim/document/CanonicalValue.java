package io.latchkey.scim.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import io.latchkey.domain.code.CodeText;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The canonical form of an attribute's value, as in {@link CanonicalUser}. */
public final class CanonicalValue {

    /** Far more than any identity provider sends. */
    private static final int MAX_VALUES = 100;

    private CanonicalValue() {}

    /** Replaces the value that {@code object} has for an attribute, if any, by its canonical form. */
    public static void replace(ObjectNode object, AttributeDefinition attribute) throws BadRequestException {
        JsonNode value = object.remove(attribute.getName());
        if (value != null) {
            put(object, attribute, value);
        }
    }

    /** Puts nothing if the value is empty, or if a client cannot write the attribute (an id or a password, for example). */
    static void put(ObjectNode object, AttributeDefinition attribute, JsonNode value) throws BadRequestException {
        if (attribute.getMutability() != Mutability.READ_ONLY && attribute.getMutability() != Mutability.WRITE_ONLY) {
            putUnlessEmpty(object, attribute.getName(), of(attribute, value));
        }
    }

    static void putUnlessEmpty(ObjectNode object, String name, JsonNode value) {
        if (!isEmpty(value)) {
            object.set(name, value);
        }
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isContainerNode()
                ? value.isEmpty()
                : value.isNull() || value.isTextual() && value.textValue().isEmpty();
    }

    private static JsonNode of(AttributeDefinition attribute, JsonNode value) throws BadRequestException {
        if (value.isNull()) {
            return value;
        }
        return attribute.isMultiValued() ? list(attribute, value) : single(attribute, value);
    }

    /** Keeps one of several equal values. */
    public static ArrayNode list(AttributeDefinition attribute, JsonNode values) throws BadRequestException {
        if (!values.isArray() || values.size() > MAX_VALUES) {
            throw invalid(attribute, "must be a list of at most " + MAX_VALUES);
        }
        Set<JsonNode> canonical = new LinkedHashSet<>();
        for (JsonNode value : values) {
            canonical.add(single(attribute, value));
        }
        ArrayNode list = ScimJson.object().arrayNode();
        canonical.stream().filter(value -> !isEmpty(value)).forEach(list::add);
        return list;
    }

    private static JsonNode single(AttributeDefinition attribute, JsonNode value) throws BadRequestException {
        if (attribute.getType() == AttributeDefinition.Type.COMPLEX) {
            return complex(attribute, value);
        }
        return PrimitiveValue.read(attribute.getType(), value)
                .orElseThrow(() -> invalid(attribute, "has the wrong type or is too long"));
    }

    /** A text stands for an object with that {@code value}: Entra ID sends managers like this. */
    private static JsonNode complex(AttributeDefinition attribute, JsonNode value) throws BadRequestException {
        if (value.isTextual() && UserSchemas.subAttribute(attribute, "value").isPresent()) {
            return complex(attribute, ScimJson.object().set("value", value));
        }
        if (!value.isObject()) {
            throw invalid(attribute, "must be an object");
        }
        ObjectNode canonical = ScimJson.object();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            put(canonical, subAttribute(attribute, member.getKey()), member.getValue());
        }
        return canonical;
    }

    private static AttributeDefinition subAttribute(AttributeDefinition attribute, String name)
            throws BadRequestException {
        return UserSchemas.subAttribute(attribute, name)
                .orElseThrow(() -> invalid(attribute, "has an unknown sub-attribute" + quoted(name)));
    }

    /** Quotes a name only if it looks like a name and not like a code: a misplaced secret must not appear in an error. */
    static String quoted(String name) {
        return name.matches("[A-Za-z$]{1,32}") && !CodeText.isIn(name) ? ": " + name : "";
    }

    private static BadRequestException invalid(AttributeDefinition attribute, String detail) {
        return BadRequestException.invalidValue(attribute.getName() + " " + detail);
    }
}
