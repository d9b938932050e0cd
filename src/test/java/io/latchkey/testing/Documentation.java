package io.latchkey.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The OpenAPI document, read strictly: members that it does not name are errors. */
public final class Documentation {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final String LOCATION = "https://latchkey.example/openapi";
    private static final JsonPointer PATHS = JsonPointer.compile("/paths");
    private static final String SCHEMAS = "/components/schemas";

    private static Documentation served;

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<JsonPointer, Schema> schemas = new ConcurrentHashMap<>();

    private Documentation(JsonNode document) {
        this.document = document;
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(LOCATION, closed(document).toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** The file from which the served document is made. */
    public static Documentation written() {
        try {
            return new Documentation(YAML.readTree(
                    Path.of("src/main/resources/META-INF/openapi.yaml").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read once, because it is the same in all tests of a build. */
    public static synchronized Documentation served() {
        if (served == null) {
            served = new Documentation(parse(given().noFilters()
                    .accept("application/json")
                    .get("/q/openapi")
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString()));
        }
        return served;
    }

    public static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }

    public JsonNode root() {
        return document;
    }

    /** The target of the reference at a place, or the node at the place itself. */
    public JsonNode at(JsonPointer place) {
        return document.at(resolved(place));
    }

    /** The place that the reference at a place points to, or the place itself. */
    public JsonPointer resolved(JsonPointer place) {
        JsonNode reference = document.at(place).path("$ref");
        return reference.isTextual() ? JsonPointer.compile(reference.textValue().substring(1)) : place;
    }

    /** The operation of a request, if the document has one. */
    Optional<JsonPointer> operation(String method, String path) {
        return document.path("paths")
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(template -> path.matches(template.replaceAll("\\{\\w+}", "[^/]+")))
                .map(template -> PATHS.appendProperty(template).appendProperty(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> !document.at(operation).isMissingNode())
                .findFirst();
    }

    /** The examples of a media type. */
    public static Stream<JsonNode> examples(JsonNode media) {
        return Stream.concat(
                Stream.of(media.path("example")).filter(example -> !example.isMissingNode()),
                media.path("examples").valueStream().map(example -> example.path("value")));
    }

    /** The errors of a value by the schema at a place. */
    public List<String> complaints(JsonPointer schema, JsonNode value) {
        return schemas.computeIfAbsent(schema, this::compiled).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    private Schema compiled(JsonPointer schema) {
        String closed = "{\"$ref\":\"%s#%s\",\"unevaluatedProperties\":false}"
                .formatted(LOCATION, schema.toString().replace("{", "%7B").replace("}", "%7D"));
        return registry.getSchema(SchemaLocation.of(LOCATION + "/" + schema.hashCode()), parse(closed));
    }

    /** Forbids undocumented members of objects, except in schemas that others extend. */
    private static JsonNode closed(JsonNode document) {
        JsonNode copy = document.deepCopy();
        List<String> builtUpon = copy.path("components").path("schemas").findValues("allOf").stream()
                .flatMap(JsonNode::valueStream)
                .map(part -> part.path("$ref").asText())
                .toList();
        copy.at(SCHEMAS)
                .propertyStream()
                .filter(schema -> !builtUpon.contains("#" + SCHEMAS + "/" + schema.getKey()))
                .filter(schema -> schema.getValue().path("type").asText().equals("object"))
                .forEach(schema -> ((ObjectNode) schema.getValue()).put("unevaluatedProperties", false));
        return copy;
    }
}
