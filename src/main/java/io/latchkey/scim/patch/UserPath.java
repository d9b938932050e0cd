package io.latchkey.scim.patch;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import com.unboundid.scim2.common.types.SchemaResource;
import io.latchkey.scim.document.UserSchemas;
import java.util.Optional;

/**
 * Path of an attribute or sub-attribute of a user: {@code name.familyName}, {@code emails[type eq "work"].value}.
 *
 * @param attribute first element of the path
 * @param part sub-attribute at the end of the path, if any
 */
public record UserPath(
        Path path, SchemaResource schema, AttributeDefinition attribute, Optional<AttributeDefinition> part) {

    private static final int MAX_LENGTH = 1_024;
    private static final int MAX_ELEMENTS = 2;

    /** @throws BadRequestException {@code invalidPath} if the text is not a path, or names no attribute of a user */
    public static UserPath parse(String text) throws BadRequestException {
        Path path = withSchema(parsed(text));
        if (path.isRoot() || path.size() > MAX_ELEMENTS) {
            throw unknown();
        }
        SchemaResource schema = schema(path);
        AttributeDefinition attribute =
                UserSchemas.attribute(schema, path.getElement(0).getAttribute()).orElseThrow(UserPath::unknown);
        return new UserPath(withBooleanFilter(path, attribute), schema, attribute, part(path, attribute));
    }

    /** Entra ID's documentation names {@code manager} without its schema. */
    private static Path withSchema(Path path) {
        if (path.isRoot() || path.getSchemaUrn() != null || has(UserSchemas.CORE, path)) {
            return path;
        }
        return UserSchemas.EXTENSIONS.stream()
                .filter(schema -> has(schema, path))
                .findFirst()
                .map(schema -> Path.root(schema.getId()).attribute(path))
                .orElse(path);
    }

    private static boolean has(SchemaResource schema, Path path) {
        return UserSchemas.attribute(schema, path.getElement(0).getAttribute()).isPresent();
    }

    private static Path withBooleanFilter(Path path, AttributeDefinition attribute) {
        Filter filter = path.getElement(0).getValueFilter();
        return filter == null ? path : path.replace(0, PathFilter.read(filter, attribute));
    }

    private static Path parsed(String text) throws BadRequestException {
        if (text.length() > MAX_LENGTH) {
            throw BadRequestException.invalidPath("The path is too long");
        }
        try {
            return Path.fromString(withoutCore(text));
        } catch (BadRequestException | RuntimeException unparsable) {
            throw BadRequestException.invalidPath("The path cannot be parsed");
        }
    }

    /** In a document, attributes of the core have no prefix. */
    private static String withoutCore(String text) {
        String prefix = UserSchemas.CORE.getId() + ":";
        return text.regionMatches(true, 0, prefix, 0, prefix.length()) ? text.substring(prefix.length()) : text;
    }

    private static SchemaResource schema(Path path) throws BadRequestException {
        return path.getSchemaUrn() == null
                ? UserSchemas.CORE
                : UserSchemas.extension(path.getSchemaUrn()).orElseThrow(UserPath::unknown);
    }

    private static Optional<AttributeDefinition> part(Path path, AttributeDefinition attribute)
            throws BadRequestException {
        if (path.size() == 1) {
            return Optional.empty();
        }
        String name = path.getElement(1).getAttribute();
        return Optional.of(UserSchemas.subAttribute(attribute, name).orElseThrow(UserPath::unknown));
    }

    private static BadRequestException unknown() {
        return BadRequestException.invalidPath("The path names no attribute of a user");
    }

    /** Whether the path names one object with sub-attributes. */
    boolean isObject() {
        return attribute.getType() == AttributeDefinition.Type.COMPLEX && !attribute.isMultiValued() && part.isEmpty();
    }

    /** Whether the path names a whole list. */
    boolean isList() {
        return attribute.isMultiValued() && part.isEmpty() && path.getElement(0).getValueFilter() == null;
    }
}
