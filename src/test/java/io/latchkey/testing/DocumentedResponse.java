package io.latchkey.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Stream;

/** One status of one operation of the OpenAPI document. */
public record DocumentedResponse(Documentation documentation, JsonPointer place) {

    public static DocumentedResponse of(Documentation documentation, JsonPointer operation, int status) {
        JsonPointer place = operation.appendProperty("responses").appendProperty(Integer.toString(status));
        return new DocumentedResponse(documentation, documentation.resolved(place));
    }

    /** The differences between a response and the document. */
    public List<String> complaints(HttpAnswer answer) {
        JsonNode response = documentation.at(place);
        if (response.isMissingNode()) {
            return List.of("status is not documented");
        }
        Stream<String> headers =
                response.path("headers").propertyStream().flatMap(header -> headerComplaints(header.getKey(), answer));
        List<String> body = response.has("content") ? bodyComplaints(answer) : noBodyComplaints(answer);
        return Stream.concat(headers, body.stream()).toList();
    }

    private Stream<String> headerComplaints(String name, HttpAnswer answer) {
        JsonPointer schema = documentation
                .resolved(place.appendProperty("headers").appendProperty(name))
                .appendProperty("schema");
        return answer.header(name)
                .map(text -> documentation.complaints(schema, headerValue(schema, text)).stream()
                        .map(complaint -> name + complaint))
                .orElseGet(() -> Stream.of("no header " + name));
    }

    private JsonNode headerValue(JsonPointer schema, String text) {
        boolean isNumber =
                documentation.at(schema).path("type").asText().equals("integer") && text.matches("-?[0-9]{1,9}");
        return isNumber ? IntNode.valueOf(Integer.parseInt(text)) : TextNode.valueOf(text);
    }

    private static List<String> noBodyComplaints(HttpAnswer answer) {
        return answer.body().isEmpty() ? List.of() : List.of("a body that is not documented");
    }

    private List<String> bodyComplaints(HttpAnswer answer) {
        JsonPointer media = place.appendProperty("content").appendProperty(answer.mediaType());
        if (documentation.at(media).isMissingNode()) {
            return List.of("media type is not documented: " + answer.mediaType());
        }
        JsonNode body = Documentation.parse(answer.body());
        return Stream.concat(
                        documentation.complaints(media.appendProperty("schema"), body).stream(),
                        unnamedProblem(documentation.at(media), body))
                .toList();
    }

    /** Each problem type must have an example in the document. */
    private static Stream<String> unnamedProblem(JsonNode media, JsonNode body) {
        boolean named = !body.has("type")
                || Documentation.examples(media)
                        .anyMatch(example -> example.path("type").equals(body.path("type")));
        return named ? Stream.empty() : Stream.of("problem is not documented");
    }
}
