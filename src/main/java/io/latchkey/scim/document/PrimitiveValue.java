package io.latchkey.scim.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.unboundid.scim2.common.types.AttributeDefinition;
import java.util.Optional;

/** Values without sub-attributes (RFC 7643 §2.3). */
public final class PrimitiveValue {

    /** Characters of up to four bytes each: an index of PostgreSQL holds texts of up to 2704 bytes. */
    static final int MAX_TEXT = 512;

    /** Characters. Photographs and certificates are in no index. */
    private static final int MAX_BINARY = 64 * 1024;

    private PrimitiveValue() {}

    /** Empty if the value has another type or is too long. */
    static Optional<JsonNode> read(AttributeDefinition.Type type, JsonNode value) {
        return switch (type) {
            case STRING, DATETIME -> Optional.of(value).filter(text -> isText(text, MAX_TEXT));
            case BINARY, REFERENCE -> Optional.of(value).filter(text -> isText(text, MAX_BINARY));
            case BOOLEAN -> bool(value);
            case DECIMAL -> Optional.of(value).filter(JsonNode::isNumber);
            case INTEGER -> Optional.of(value).filter(JsonNode::isIntegralNumber);
            case COMPLEX -> Optional.empty();
        };
    }

    /** A text in PostgreSQL cannot contain NUL. */
    private static boolean isText(JsonNode value, int length) {
        return value.isTextual()
                && value.textValue().length() <= length
                && value.textValue().indexOf('\0') < 0;
    }

    /** Accepts texts too: Entra ID sends {@code "False"} for false. */
    public static Optional<JsonNode> bool(JsonNode value) {
        boolean isTrue = value.asText().equalsIgnoreCase("true");
        boolean isFalse = value.asText().equalsIgnoreCase("false");
        return isTrue || isFalse ? Optional.of(BooleanNode.valueOf(isTrue)) : Optional.empty();
    }
}
