package io.latchkey.scim.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.SchemaResource;
import java.util.Map;
import java.util.Optional;

/**
 * The canonical form of a user's document: names as the schemas spell them, only attributes that a client can write, and
 * neither nulls nor empty lists (RFC 7643 §2.5) nor empty texts, which Okta sends for absent values.
 */
final class CanonicalUser {

    private static final String SCHEMAS = "schemas";

    private CanonicalUser() {}

    /** @throws BadRequestException if an attribute is in no schema, or a value does not have its attribute's type */
    static ObjectNode of(ObjectNode user) throws BadRequestException {
        ObjectNode canonical = ScimJson.object();
        for (Map.Entry<String, JsonNode> member : user.properties()) {
            Optional<SchemaResource> extension = UserSchemas.extension(member.getKey());
            if (extension.isPresent()) {
                JsonNode value = extension(extension.get(), member.getValue());
                CanonicalValue.putUnlessEmpty(canonical, extension.get().getId(), value);
            } else if (member.getKey().equalsIgnoreCase(SCHEMAS)) {
                checkSchemas(member.getValue());
            } else {
                putAttribute(canonical, UserSchemas.CORE, member);
            }
        }
        return canonical;
    }

    private static void checkSchemas(JsonNode schemas) throws BadRequestException {
        for (JsonNode urn : schemas) {
            if (!UserSchemas.isCore(urn.asText())
                    && UserSchemas.extension(urn.asText()).isEmpty()) {
                throw BadRequestException.invalidSyntax("schemas contains an unknown schema");
            }
        }
        if (!schemas.isArray()) {
            throw BadRequestException.invalidSyntax("schemas must be a list");
        }
    }

    private static ObjectNode extension(SchemaResource schema, JsonNode value) throws BadRequestException {
        ObjectNode canonical = ScimJson.object();
        if (!value.isNull() && !value.isObject()) {
            throw BadRequestException.invalidSyntax(schema.getId() + " must be an object");
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            putAttribute(canonical, schema, member);
        }
        return canonical;
    }

    private static void putAttribute(ObjectNode canonical, SchemaResource schema, Map.Entry<String, JsonNode> member)
            throws BadRequestException {
        AttributeDefinition attribute = UserSchemas.attribute(schema, member.getKey())
                .orElseThrow(() -> BadRequestException.invalidSyntax(
                        "There is an unknown attribute" + CanonicalValue.quoted(member.getKey())));
        CanonicalValue.put(canonical, attribute, member.getValue());
    }
}
