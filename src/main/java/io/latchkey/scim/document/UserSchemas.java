package io.latchkey.scim.document;

import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.EnterpriseUserExtension;
import com.unboundid.scim2.common.types.SchemaResource;
import com.unboundid.scim2.common.types.UserResource;
import com.unboundid.scim2.common.utils.SchemaUtils;
import java.beans.IntrospectionException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The schemas of a user: the core of RFC 7643 §4.1, its enterprise extension (§4.3), and our own extension. */
public final class UserSchemas {

    public static final SchemaResource CORE = schema(UserResource.class);
    public static final List<SchemaResource> EXTENSIONS =
            List.of(schema(EnterpriseUserExtension.class), schema(VerificationExtension.class));

    private UserSchemas() {}

    public static Stream<SchemaResource> all() {
        return Stream.concat(Stream.of(CORE), EXTENSIONS.stream());
    }

    public static boolean isCore(String urn) {
        return CORE.getId().equalsIgnoreCase(urn);
    }

    public static Optional<SchemaResource> extension(String urn) {
        return EXTENSIONS.stream()
                .filter(schema -> schema.getId().equalsIgnoreCase(urn))
                .findFirst();
    }

    /** Compares names without case (RFC 7643 §2.1). Attributes common to all resources (§3.1) belong to the core. */
    public static Optional<AttributeDefinition> attribute(SchemaResource schema, String name) {
        Stream<AttributeDefinition> common =
                schema == CORE ? SchemaUtils.COMMON_ATTRIBUTE_DEFINITIONS.stream() : Stream.empty();
        return named(Stream.concat(schema.getAttributes().stream(), common), name);
    }

    public static Optional<AttributeDefinition> subAttribute(AttributeDefinition attribute, String name) {
        Collection<AttributeDefinition> parts = attribute.getSubAttributes();
        return parts == null ? Optional.empty() : named(parts.stream(), name);
    }

    private static Optional<AttributeDefinition> named(Stream<AttributeDefinition> attributes, String name) {
        return attributes
                .filter(attribute -> attribute.getName().equalsIgnoreCase(name))
                .findFirst();
    }

    private static SchemaResource schema(Class<?> type) {
        try {
            return SchemaUtils.getSchema(type);
        } catch (IntrospectionException e) {
            throw new IllegalStateException(e);
        }
    }
}
