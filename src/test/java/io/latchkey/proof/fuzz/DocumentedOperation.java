package io.latchkey.proof.fuzz;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.testing.Documentation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An operation of the OpenAPI document. */
record DocumentedOperation(Documentation documentation, String path, String method, JsonPointer place) {

    /** Statuses that do not depend on the state of anything. */
    static final Set<Integer> REFUSED_AS_SENT = Set.of(400, 401, 403, 405, 406, 413, 415);

    record Parameter(String name, boolean isInPath, boolean isRequired, JsonNode schema) {}

    static List<DocumentedOperation> all(Documentation documentation) {
        JsonPointer paths = JsonPointer.compile("/paths");
        return documentation
                .at(paths)
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> new DocumentedOperation(
                                documentation,
                                path.getKey(),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                paths.appendProperty(path.getKey()).appendProperty(operation.getKey()))))
                .toList();
    }

    private JsonNode node() {
        return documentation.at(place);
    }

    String name() {
        return node().path("operationId").asText();
    }

    /** A caller needs one of them. */
    List<String> roles() {
        return strings(node().path("security").path(0).path("accessToken"));
    }

    List<Parameter> parameters() {
        JsonPointer parameters = place.appendProperty("parameters");
        return IntStream.range(0, node().path("parameters").size())
                .mapToObj(parameters::appendIndex)
                .map(this::parameter)
                .toList();
    }

    private Parameter parameter(JsonPointer at) {
        JsonNode parameter = documentation.at(at);
        return new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText().equals("path"),
                parameter.path("required").asBoolean(),
                documentation.at(documentation.resolved(at).appendProperty("schema")));
    }

    /** The place of the body's schema. */
    Optional<JsonPointer> body() {
        JsonPointer schema = place.appendProperty("requestBody")
                .appendProperty("content")
                .appendProperty("application/json")
                .appendProperty("schema");
        return documentation.at(schema).isMissingNode()
                ? Optional.empty()
                : Optional.of(documentation.resolved(schema));
    }

    /** Each status with each of its problem types: {@code "404 urn:latchkey:problem:user-not-found"}. */
    Stream<String> answers() {
        return node().path("responses")
                .propertyStream()
                .flatMap(response ->
                        problems(response.getKey()).map(problem -> (response.getKey() + " " + problem).trim()));
    }

    boolean hasProblem(String name) {
        return answers().anyMatch(answer -> answer.endsWith(":" + name));
    }

    private Stream<String> problems(String status) {
        JsonNode response = documentation.at(place.appendProperty("responses").appendProperty(status));
        Set<String> types =
                response.path("content").path("application/problem+json").isMissingNode()
                        ? Set.of("")
                        : Documentation.examples(response.path("content").path("application/problem+json"))
                                .map(example -> example.path("type").asText())
                                .collect(Collectors.toSet());
        return types.stream();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }
}
