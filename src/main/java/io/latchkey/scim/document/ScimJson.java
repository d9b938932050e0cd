package io.latchkey.scim.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.utils.JsonUtils;
import java.util.Map;

/** JSON as SCIM reads it: names of members compare without case (RFC 7643 §2.1), which is the SDK's doing. */
public final class ScimJson {

    public static final String MEDIA_TYPE = "application/scim+json";

    private static final ObjectReader READER =
            JsonUtils.getObjectReader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private ScimJson() {}

    /** Jackson's own message would quote the body, a password in it perhaps. */
    public static ObjectNode object(String body) throws BadRequestException {
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException broken) {
            throw BadRequestException.invalidSyntax("The body is not JSON");
        }
        throw BadRequestException.invalidSyntax("The body is not a JSON object");
    }

    public static ObjectNode object() {
        return JsonUtils.getJsonNodeFactory().objectNode();
    }

    public static JsonNode node(Object value) {
        return JsonUtils.valueToNode(value);
    }

    static Map<String, Object> map(ObjectNode object) {
        return PLAIN.convertValue(object, new TypeReference<>() {});
    }

    public static String text(Object value) {
        try {
            return JsonUtils.getObjectWriter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
