package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object as kubectl sends it to the cluster. */
record Manifest(ObjectNode document) {

    String apiVersion() {
        return document.path("apiVersion").asText();
    }

    String kind() {
        return document.path("kind").asText();
    }

    String name() {
        return document.at("/metadata/name").asText();
    }

    String namespace() {
        return document.at("/metadata/namespace").asText();
    }

    JsonNode labels() {
        return document.at("/metadata/labels");
    }

    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    boolean is(String kind, String name) {
        return kind().equals(kind) && name().equals(name);
    }

    Optional<Pod> pod() {
        JsonNode template = document.at("/spec/template");
        return template.has("spec") ? Optional.of(new Pod(this, template)) : Optional.empty();
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static Stream<Map.Entry<String, JsonNode>> entries(JsonNode object) {
        return object.properties().stream();
    }

    /** Whether the labels match a matchLabels. An empty one matches everything. */
    static boolean matches(JsonNode matchLabels, JsonNode labels) {
        return entries(matchLabels)
                .allMatch(wanted -> labels.path(wanted.getKey()).equals(wanted.getValue()));
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
