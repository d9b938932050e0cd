package io.latchkey.proof.kubernetes;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The builds of k8s/, and all complaints about them. */
final class Kustomizations {

    /** The last one applies the component to a login service. */
    static final List<String> ALL =
            List.of("k8s/overlays/local", "k8s/overlays/production", "src/test/resources/kubernetes/login");

    static final String PRODUCTION = "k8s/overlays/production";

    private static final Map<String, Build> BUILT = new ConcurrentHashMap<>();

    private Kustomizations() {}

    /** Aborts the test if there is no kubectl. */
    static Build built(String path) {
        return BUILT.computeIfAbsent(path, Kustomizations::build).copy();
    }

    private static Build build(String path) {
        Optional<Kubectl> kubectl = Kubectl.found();
        if (kubectl.isEmpty()) {
            System.out.println(
                    "SKIPPED: k8s/ is not checked: there is no kubectl 1.27 or newer (KUBECTL may name one)");
            abort("no kubectl 1.27 or newer");
        }
        return kubectl.get().build(Path.of(path));
    }

    static List<String> complaints(Build build) {
        return Stream.of(
                        build.manifests().stream()
                                .flatMap(manifest -> ApiSchema.complaint(manifest).stream())
                                .toList(),
                        new References(build, MadeByHand.asDocumented()).complaints(),
                        new Environment(build).complaints(),
                        new Network(build).complaints(),
                        Restricted.complaints(build),
                        new Rollouts(build).complaints())
                .flatMap(List::stream)
                .toList();
    }
}
