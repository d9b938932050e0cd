package io.latchkey.scim.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.AttributeDefinition.Mutability;
import com.unboundid.scim2.common.types.SchemaResource;
import io.latchkey.domain.code.CodeText;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a user as the schemas have it: names in their canonical spelling, no nulls or empty lists (RFC 7643 §2.5), no
 * empty texts, which is how Okta writes what is not there, nothing of what is not the client's to write, ids and passwords say. What no schema knows, or of another type, is refused.
 */
public final class SchemaCheck {

    /** Far beyond what any identity provider sends. */
    private static final int MAX_VALUES = 100;

    private static final String SCHEMAS = "schemas";

    private SchemaCheck() {}

    public static ObjectNode read(ObjectNode user) throws BadRequestException {
        ObjectNode read = ScimJson.object();
        for (Map.Entry<String, JsonNode> member : user.properties()) {
            Optional<SchemaResource> extension = UserSchemas.extension(member.getKey());
            if (extension.isPresent()) {
                putUnlessEmpty(read, extension.get().getId(), extension(extension.get(), member.getValue()));
            } else if (member.getKey().equalsIgnoreCase(SCHEMAS)) {
                checkSchemas(member.getValue());
            } else {
                putAttribute(read, UserSchemas.CORE, member);
            }
        }
        return read;
    }

    private static void checkSchemas(JsonNode schemas) throws BadRequestException {
        for (JsonNode urn : schemas) {
            if (!UserSchemas.isCore(urn.asText())
                    && UserSchemas.extension(urn.asText()).isEmpty()) {
                throw BadRequestException.invalidSyntax("schemas names one that is not known here");
            }
        }
        if (!schemas.isArray()) {
            throw BadRequestException.invalidSyntax("schemas is not a list");
        }
    }

    private static ObjectNode extension(SchemaResource schema, JsonNode value) throws BadRequestException {
        ObjectNode read = ScimJson.object();
        if (!value.isNull() && !value.isObject()) {
            throw BadRequestException.invalidSyntax(schema.getId() + " is not an object");
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            putAttribute(read, schema, member);
        }
        return read;
    }

    private static void putAttribute(ObjectNode read, SchemaResource schema, Map.Entry<String, JsonNode> member)
            throws BadRequestException {
        AttributeDefinition attribute = UserSchemas.attribute(schema, member.getKey())
                .orElseThrow(() -> BadRequestException.invalidSyntax(
                        "There is an attribute that is not known here" + quoted(member.getKey())));
        if (isForTheClient(attribute)) {
            putUnlessEmpty(read, attribute.getName(), value(attribute, member.getValue()));
        }
    }

    /** A name is quoted if it looks like one and like nothing else: it may be a secret that lost its way. */
    static String quoted(String name) {
        return name.matches("[A-Za-z$]{1,32}") && !CodeText.isIn(name) ? ": " + name : "";
    }

    private static boolean isForTheClient(AttributeDefinition attribute) {
        return attribute.getMutability() != Mutability.READ_ONLY && attribute.getMutability() != Mutability.WRITE_ONLY;
    }

    private static void putUnlessEmpty(ObjectNode object, String name, JsonNode value) {
        if (!isUnassigned(value)) {
            object.set(name, value);
        }
    }

    private static boolean isUnassigned(JsonNode value) {
        return value.isContainerNode()
                ? value.isEmpty()
                : value.isNull() || value.isTextual() && value.textValue().isEmpty();
    }

    private static JsonNode value(AttributeDefinition attribute, JsonNode value) throws BadRequestException {
        if (value.isNull()) {
            return value;
        }
        return attribute.isMultiValued() ? values(attribute, value) : single(attribute, value);
    }

    /** The same value twice is one. */
    public static JsonNode values(AttributeDefinition attribute, JsonNode values) throws BadRequestException {
        if (!values.isArray() || values.size() > MAX_VALUES) {
            throw invalid(attribute, "must be a list of at most " + MAX_VALUES);
        }
        Set<JsonNode> read = new LinkedHashSet<>();
        for (JsonNode value : values) {
            read.add(single(attribute, value));
        }
        ArrayNode list = ScimJson.object().arrayNode();
        read.stream().filter(value -> !isUnassigned(value)).forEach(list::add);
        return list;
    }

    private static JsonNode single(AttributeDefinition attribute, JsonNode value) throws BadRequestException {
        if (attribute.getType() == AttributeDefinition.Type.COMPLEX) {
            return complex(attribute, value);
        }
        return SimpleValue.read(attribute.getType(), value)
                .orElseThrow(() -> invalid(attribute, "has a value of another type, or a longer one"));
    }

    /** A bare text stands for an object's {@code value}: so Entra ID sends managers. */
    private static JsonNode complex(AttributeDefinition attribute, JsonNode value) throws BadRequestException {
        if (value.isTextual() && UserSchemas.subAttribute(attribute, "value").isPresent()) {
            return complex(attribute, ScimJson.object().set("value", value));
        }
        if (!value.isObject()) {
            throw invalid(attribute, "must be an object");
        }
        ObjectNode read = ScimJson.object();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            putPart(read, attribute, member);
        }
        return read;
    }

    private static void putPart(ObjectNode read, AttributeDefinition attribute, Map.Entry<String, JsonNode> member)
            throws BadRequestException {
        AttributeDefinition part = UserSchemas.subAttribute(attribute, member.getKey())
                .orElseThrow(() -> invalid(attribute, "has a part that is not known here" + quoted(member.getKey())));
        if (isForTheClient(part)) {
            putUnlessEmpty(read, part.getName(), value(part, member.getValue()));
        }
    }

    private static BadRequestException invalid(AttributeDefinition attribute, String detail) {
        return BadRequestException.invalidValue(attribute.getName() + " " + detail);
    }
}
