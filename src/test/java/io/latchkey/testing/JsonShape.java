package io.latchkey.testing;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The members and types of JSON in one line, for example {@code {at:string date-time, events:[string]}}: of a record that
 * Jackson reads or writes, or of a schema of the OpenAPI document.
 */
public final class JsonShape {

    private static final Map<Type, String> SCALARS = Map.of(
            String.class, "string",
            Instant.class, "string date-time",
            UUID.class, "string uuid",
            boolean.class, "boolean",
            Boolean.class, "boolean",
            int.class, "integer",
            Integer.class, "integer",
            long.class, "integer",
            Long.class, "integer");

    private JsonShape() {}

    public static String of(Type type) {
        if (SCALARS.containsKey(type)) {
            return SCALARS.get(type);
        }
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class ? "[" + of(generic.getActualTypeArguments()[0]) + "]" : "{}";
        }
        Class<?> declared = (Class<?>) type;
        return declared.isEnum() ? "string" : record(declared.getRecordComponents());
    }

    private static String record(RecordComponent[] components) {
        return components.length == 1 && components[0].getAccessor().isAnnotationPresent(JsonValue.class)
                ? of(components[0].getGenericType())
                : object(Arrays.stream(components)
                        .map(component -> component.getName() + ":" + of(component.getGenericType())));
    }

    public static String of(Documentation documentation, JsonPointer place) {
        JsonPointer resolved = documentation.resolved(place);
        JsonNode schema = documentation.at(resolved);
        return switch (schema.path("type").asText()) {
            case "object" -> object(documentation, resolved.appendProperty("properties"));
            case "array" -> "[" + of(documentation, resolved.appendProperty("items")) + "]";
            case "string" -> ("string " + schema.path("format").asText()).trim();
            default -> schema.path("type").asText();
        };
    }

    private static String object(Documentation documentation, JsonPointer members) {
        return object(documentation
                .at(members)
                .propertyStream()
                .map(Map.Entry::getKey)
                .map(name -> name + ":" + of(documentation, members.appendProperty(name))));
    }

    private static String object(Stream<String> members) {
        return members.sorted().collect(Collectors.joining(", ", "{", "}"));
    }
}
