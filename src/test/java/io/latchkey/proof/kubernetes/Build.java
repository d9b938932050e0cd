package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All objects of one {@code kubectl apply -k}. */
record Build(List<Manifest> manifests) {

    private static final YAMLMapper YAML = new YAMLMapper();

    static Build of(String documents) {
        try (var values = YAML.readerFor(ObjectNode.class).<ObjectNode>readValues(documents)) {
            return new Build(values.readAll().stream().map(Manifest::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy for tests that change one thing. */
    Build copy() {
        return new Build(manifests.stream()
                .map(manifest -> new Manifest(manifest.document().deepCopy()))
                .toList());
    }

    Stream<Manifest> all(String kind) {
        return manifests.stream().filter(manifest -> manifest.kind().equals(kind));
    }

    Optional<Manifest> find(String kind, String name) {
        return all(kind).filter(manifest -> manifest.name().equals(name)).findFirst();
    }

    Stream<Pod> pods() {
        return manifests.stream().flatMap(manifest -> manifest.pod().stream());
    }

    Stream<Container> containers() {
        return pods().flatMap(pod -> pod.containers().stream());
    }

    /** The pods that a selector of this namespace selects. */
    List<Pod> selected(JsonNode matchLabels) {
        return pods().filter(pod -> Manifest.matches(matchLabels, pod.labels())).toList();
    }

    /** The environment of a container as far as it comes from this build. Secrets do not. */
    Map<String, String> environment(Container container) {
        Map<String, String> environment = new LinkedHashMap<>();
        Manifest.each(container.at("/envFrom"))
                .flatMap(source ->
                        find("ConfigMap", source.at("/configMapRef/name").asText()).stream())
                .flatMap(map -> Manifest.entries(map.at("/data")))
                .forEach(entry ->
                        environment.put(entry.getKey(), entry.getValue().asText()));
        Manifest.each(container.at("/env"))
                .forEach(variable -> environment.put(
                        variable.path("name").asText(), variable.path("value").asText()));
        return environment;
    }
}
