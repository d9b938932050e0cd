package io.latchkey.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.testing.Documentation;
import io.latchkey.testing.JsonShape;
import io.latchkey.testing.ResourceOperation;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The OpenAPI document and the resources agree on paths, roles, parameters and bodies. */
class DocumentedResourcesTest {

    private static final Documentation DOCUMENT = Documentation.written();
    private static final JsonPointer PATHS = JsonPointer.compile("/paths");

    static List<ResourceOperation> operations() {
        return ResourceOperation.all();
    }

    @Test
    void documentAndResources_haveTheSameOperations() {
        Set<String> documented = DOCUMENT.at(PATHS)
                .propertyStream()
                .flatMap(path ->
                        path.getValue().propertyStream().map(operation -> operation.getKey() + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> served = operations().stream()
                .map(operation -> operation.verb() + " " + operation.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(served, documented);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void roles_areTheSame(ResourceOperation operation) {
        List<String> documented = DOCUMENT.at(place(operation).appendProperty("security"))
                .path(0)
                .path("accessToken")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        assertEquals(operation.roles(), documented);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void parameters_areTheSame(ResourceOperation operation) {
        JsonPointer parameters = place(operation).appendProperty("parameters");
        Set<String> documented = IntStream.range(0, DOCUMENT.at(parameters).size())
                .mapToObj(parameters::appendIndex)
                .map(DOCUMENT::at)
                .map(DocumentedResourcesTest::parameter)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(operation.parameters(), documented);
    }

    private static String parameter(JsonNode parameter) {
        return "%s %s %s %s"
                .formatted(
                        parameter.path("in").asText(),
                        parameter.path("name").asText(),
                        parameter.path("required").asBoolean(),
                        parameter.path("schema").path("pattern").asText());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void requestBodies_haveTheSameMembers(ResourceOperation operation) {
        Optional<JsonPointer> schema = schema(place(operation).appendProperty("requestBody"));
        assertEquals(operation.requestBody().map(JsonShape::of), schema.map(place -> JsonShape.of(DOCUMENT, place)));
        operation
                .requestBody()
                .ifPresent(type -> assertEquals(
                        members(type, component -> component.getAccessor().isAnnotationPresent(NotNull.class)),
                        required(schema.orElseThrow())));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void responseBodies_haveTheSameMembers(ResourceOperation operation) {
        Optional<JsonPointer> schema = successfulResponse(operation);
        assertEquals(operation.responseBody().map(JsonShape::of), schema.map(place -> JsonShape.of(DOCUMENT, place)));
    }

    /** A record that leaves out nulls may leave out every member that is not a primitive. */
    @ParameterizedTest
    @MethodSource("operations")
    void membersThatAreAlwaysWritten_areRequired(ResourceOperation operation) {
        operation.responseBody().ifPresent(type -> {
            boolean writesNulls = !type.isAnnotationPresent(JsonInclude.class);
            Set<String> always = members(
                    type, component -> writesNulls || component.getType().isPrimitive());
            always.removeAll(required(successfulResponse(operation).orElseThrow()));
            assertEquals(Set.of(), always);
        });
    }

    private static JsonPointer place(ResourceOperation operation) {
        return PATHS.appendProperty(operation.path()).appendProperty(operation.verb());
    }

    private static Optional<JsonPointer> successfulResponse(ResourceOperation operation) {
        JsonPointer responses = place(operation).appendProperty("responses");
        return Stream.of("200", "201")
                .map(responses::appendProperty)
                .flatMap(place -> schema(place).stream())
                .findFirst();
    }

    private static Optional<JsonPointer> schema(JsonPointer message) {
        return Optional.of(message.appendProperty("content")
                        .appendProperty("application/json")
                        .appendProperty("schema"))
                .filter(place -> !DOCUMENT.at(place).isMissingNode());
    }

    private static Set<String> required(JsonPointer schema) {
        return DOCUMENT.at(schema)
                .path("required")
                .valueStream()
                .map(JsonNode::asText)
                .collect(Collectors.toSet());
    }

    private static Set<String> members(Class<?> type, Predicate<RecordComponent> condition) {
        return Arrays.stream(type.getRecordComponents())
                .filter(condition)
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
