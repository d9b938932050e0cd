package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The pod of a Deployment or StatefulSet. */
record Pod(Manifest owner, JsonNode template) {

    JsonNode labels() {
        return template.at("/metadata/labels");
    }

    JsonNode spec() {
        return template.path("spec");
    }

    List<Container> containers() {
        return Stream.of("initContainers", "containers")
                .flatMap(kind -> Manifest.each(spec().path(kind)))
                .map(container -> new Container(this, container))
                .toList();
    }

    Stream<JsonNode> volumes() {
        return Stream.concat(
                Manifest.each(spec().path("volumes")),
                Manifest.each(owner.at("/spec/volumeClaimTemplates")).map(claim -> claim.path("metadata")));
    }

    /** @param port a name or a number */
    boolean listensTo(JsonNode port) {
        return containers().stream().anyMatch(container -> container.listensTo(port));
    }

    @Override
    public String toString() {
        return owner.toString();
    }
}
