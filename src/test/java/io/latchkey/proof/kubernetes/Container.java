package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;

/** One container of a pod. */
record Container(Pod pod, JsonNode spec) {

    String name() {
        return spec.path("name").asText();
    }

    JsonNode at(String pointer) {
        return spec.at(pointer);
    }

    /** Whether its image is Latchkey's, JVM or native, from any registry. */
    boolean runsLatchkey() {
        return spec.path("image").asText().matches("(.*/)?latchkey(-native)?(:.*)?");
    }

    Stream<JsonNode> ports() {
        return Manifest.each(spec.path("ports"));
    }

    boolean listensTo(JsonNode port) {
        return ports().anyMatch(own ->
                own.path("name").equals(port) || own.path("containerPort").equals(port));
    }

    Stream<JsonNode> mounts() {
        return Manifest.each(spec.path("volumeMounts"));
    }

    /** The volume that contains a file. */
    Optional<JsonNode> volumeOf(String file) {
        return mounts().filter(mount -> file.startsWith(mount.path("mountPath").asText() + "/"))
                .flatMap(mount ->
                        pod.volumes().filter(volume -> volume.path("name").equals(mount.path("name"))))
                .findFirst();
    }

    @Override
    public String toString() {
        return pod + ", container " + name();
    }
}
