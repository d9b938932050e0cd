package io.latchkey.testing;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the OpenAPI document says of one status of one operation. */
record DocumentedResponse(Documentation documentation, JsonPointer place) {

    /** What is wrong with an answer; empty if nothing is. */
    List<String> complaints(Response answer) {
        JsonNode response = documentation.at(place);
        if (response.isMissingNode()) {
            return List.of("status is not documented");
        }
        List<String> complaints =
                new ArrayList<>(missingHeaders(response, answer).toList());
        complaints.addAll(response.has("content") ? bodyComplaints(answer) : noBodyComplaints(answer));
        return complaints;
    }

    private static Stream<String> missingHeaders(JsonNode response, Response answer) {
        return response.path("headers")
                .propertyStream()
                .map(header -> header.getKey())
                .filter(name -> !answer.headers().hasHeaderWithName(name))
                .map(name -> "no header " + name);
    }

    private static List<String> noBodyComplaints(Response answer) {
        return answer.asString().isEmpty() ? List.of() : List.of("a body that is not documented");
    }

    private List<String> bodyComplaints(Response answer) {
        String mediaType = answer.contentType().replaceFirst(";.*", "");
        JsonPointer media = place.appendProperty("content").appendProperty(mediaType);
        if (documentation.at(media).isMissingNode()) {
            return List.of("media type is not documented: " + mediaType);
        }
        JsonNode body = Documentation.parse(answer.asString());
        return Stream.concat(
                        documentation.complaints(media.appendProperty("schema"), body).stream(),
                        unnamedProblem(documentation.at(media), body))
                .toList();
    }

    /** Each problem has an example in the document, which names it. */
    private static Stream<String> unnamedProblem(JsonNode media, JsonNode body) {
        boolean named = !body.has("type")
                || Documentation.examples(media)
                        .anyMatch(example -> example.path("type").equals(body.path("type")));
        return named ? Stream.empty() : Stream.of("problem is not documented");
    }
}
