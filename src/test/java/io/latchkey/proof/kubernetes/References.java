package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.stream.Stream;

/** Checks what a pod refers to by name: its account, its volumes, ConfigMaps and Secrets with their keys, and files in them. */
final class References {

    private final Build build;
    private final MadeByHand madeByHand;

    References(Build build, MadeByHand madeByHand) {
        this.build = build;
        this.madeByHand = madeByHand;
    }

    List<String> complaints() {
        return Stream.of(
                        build.pods().flatMap(this::account),
                        build.pods().flatMap(this::volumes),
                        build.containers().flatMap(this::mounts),
                        build.containers().flatMap(this::sources),
                        build.containers().flatMap(this::files),
                        build.all("ConfigMap").flatMap(this::unused))
                .flatMap(complaints -> complaints)
                .toList();
    }

    private Stream<String> account(Pod pod) {
        String account = pod.spec().path("serviceAccountName").asText();
        return complain(
                account.isEmpty() || build.find("ServiceAccount", account).isPresent(),
                pod + ": no ServiceAccount " + account);
    }

    private Stream<String> volumes(Pod pod) {
        return pod.volumes().flatMap(volume -> {
            boolean mounted = pod.containers().stream()
                    .flatMap(Container::mounts)
                    .anyMatch(mount -> mount.path("name").equals(volume.path("name")));
            String configMap = volume.at("/configMap/name").asText();
            String secret = volume.at("/secret/secretName").asText();
            return Stream.of(
                            complain(mounted, pod + ": volume " + volume.path("name") + " is mounted nowhere"),
                            complain(configMap.isEmpty() || exists("ConfigMap", configMap), pod + ": no " + configMap),
                            complain(secret.isEmpty() || exists("Secret", secret), pod + ": no Secret " + secret))
                    .flatMap(complaints -> complaints);
        });
    }

    private Stream<String> mounts(Container container) {
        return container
                .mounts()
                .filter(mount -> container
                        .pod()
                        .volumes()
                        .noneMatch(volume -> volume.path("name").equals(mount.path("name"))))
                .map(mount -> container + ": no volume " + mount.path("name"));
    }

    private Stream<String> sources(Container container) {
        Stream<String> whole = Manifest.each(container.at("/envFrom"))
                .map(source -> source.at("/configMapRef/name").asText())
                .filter(name -> !exists("ConfigMap", name))
                .map(name -> container + ": no ConfigMap " + name);
        Stream<String> single = Manifest.each(container.at("/env"))
                .map(variable -> variable.at("/valueFrom/secretKeyRef"))
                .filter(reference -> !reference.isMissingNode())
                .filter(reference -> !hasKey("Secret", reference.path("name").asText(), reference.path("key")))
                .map(reference -> container + ": no Secret with such a key: " + reference);
        return Stream.concat(whole, single);
    }

    /** A setting with a path of a file: the mounted volume must have it as a key. */
    private Stream<String> files(Container container) {
        return build.environment(container).entrySet().stream()
                .filter(setting ->
                        container.runsLatchkey() && setting.getValue().contains("/etc/latchkey/"))
                .filter(setting -> !isMigratingWithoutSecrets(container, setting.getKey()))
                .filter(setting -> !isThere(container, setting.getValue().replaceFirst(".*(?=/etc/latchkey/)", "")))
                .map(setting -> container + ": no file for " + setting);
    }

    /** Only the containers that serve read the pepper. */
    private static boolean isMigratingWithoutSecrets(Container container, String setting) {
        return container.name().equals("migrate") && setting.matches("LATCHKEY_PEPPER_.*|MP_JWT_.*");
    }

    private boolean isThere(Container container, String file) {
        JsonNode key = TextNode.valueOf(file.substring(file.lastIndexOf('/') + 1));
        return container
                .volumeOf(file)
                .filter(volume -> hasKey(
                                "Secret", volume.at("/secret/secretName").asText(), key)
                        || hasKey("ConfigMap", volume.at("/configMap/name").asText(), key))
                .isPresent();
    }

    private Stream<String> unused(Manifest configMap) {
        boolean found = configMap.labels().has("grafana_dashboard")
                || build.pods()
                        .anyMatch(pod -> pod.spec().findValuesAsText("name").contains(configMap.name()));
        return complain(found, configMap + " is not used");
    }

    private boolean exists(String kind, String name) {
        return build.find(kind, name).isPresent() || madeByHand.contain(kind, name);
    }

    private boolean hasKey(String kind, String name, JsonNode key) {
        return build.find(kind, name)
                        .filter(object -> object.at("/data").has(key.asText()))
                        .isPresent()
                || madeByHand.contain(kind, name, key.asText());
    }

    private static Stream<String> complain(boolean good, String complaint) {
        return good ? Stream.empty() : Stream.of(complaint);
    }
}
