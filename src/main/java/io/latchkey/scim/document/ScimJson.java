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

/** SCIM's JSON. The SDK's object nodes compare names of members without case (RFC 7643 §2.1). */
public final class ScimJson {

    public static final String MEDIA_TYPE = "application/scim+json";

    private static final ObjectReader READER =
            JsonUtils.getObjectReader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private ScimJson() {}

    /** Does not pass on Jackson's message, which would quote the body and perhaps a password in it. */
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
