package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The "restricted" Pod Security Standard, a read-only root file system, and the agreed memory limits. */
final class Restricted {

    private static final int USER_OF_OUR_IMAGES = 10001;

    private Restricted() {}

    static List<String> complaints(Build build) {
        return Stream.of(
                        build.all("Secret").map(secret -> secret + " is in the tree"),
                        build.pods().flatMap(Restricted::pod),
                        build.containers().flatMap(Restricted::container))
                .flatMap(complaints -> complaints)
                .toList();
    }

    private static Stream<String> pod(Pod pod) {
        boolean silent =
                pod.spec().path("automountServiceAccountToken").toString().equals("false");
        return silent ? Stream.empty() : Stream.of(pod + ": mounts a token of the cluster");
    }

    /** A container inherits the settings of its pod. */
    private static Stream<String> container(Container container) {
        JsonNode pod = container.pod().spec().path("securityContext");
        JsonNode own = container.at("/securityContext");
        Map<String, Boolean> rules = new LinkedHashMap<>();
        rules.put("runs as root", either(own, pod, "/runAsNonRoot").asBoolean(false));
        rules.put(
                "has no seccomp profile",
                either(own, pod, "/seccompProfile/type").asText().equals("RuntimeDefault"));
        rules.put(
                "may gain privileges",
                own.path("allowPrivilegeEscalation").toString().equals("false"));
        rules.put("writes to its root", own.path("readOnlyRootFilesystem").asBoolean());
        rules.put(
                "has capabilities",
                own.at("/capabilities/drop/0").asText().equals("ALL")
                        && !own.at("/capabilities").has("add"));
        rules.put("has no bound on memory", container.at("/resources/limits").has("memory"));
        rules.put(
                "reserves nothing",
                container.at("/resources/requests").has("cpu")
                        && container.at("/resources/requests").has("memory"));
        rules.put(
                "is not the image's user",
                !container.runsLatchkey() || either(own, pod, "/runAsUser").asInt() == USER_OF_OUR_IMAGES);
        return rules.entrySet().stream().filter(rule -> !rule.getValue()).map(rule -> container + " " + rule.getKey());
    }

    private static JsonNode either(JsonNode own, JsonNode pod, String pointer) {
        return own.at(pointer).isMissingNode() ? pod.at(pointer) : own.at(pointer);
    }
}
