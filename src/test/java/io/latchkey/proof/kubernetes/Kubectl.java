package io.latchkey.proof.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Builds kustomizations like {@code kubectl apply -k}, with the kubectl of the environment variable KUBECTL, or the one on the
 * path.
 */
final class Kubectl {

    /** Older ones have no labels without selectors. Debian 12 has 1.20. */
    private static final int OLDEST = 27;

    private static final Pattern VERSION = Pattern.compile("Client Version: v1\\.(\\d+)");

    private final String command;

    private Kubectl(String command) {
        this.command = command;
    }

    /** Empty if there is none, or only one on the path that is too old. A kubectl in KUBECTL that does not run is a mistake. */
    static Optional<Kubectl> found() {
        Optional<String> named = Optional.ofNullable(System.getenv("KUBECTL")).filter(path -> !path.isBlank());
        if (named.isPresent()) {
            return named.map(Kubectl::new);
        }
        try {
            Kubectl kubectl = new Kubectl("kubectl");
            Matcher version = VERSION.matcher(kubectl.run("version", "--client"));
            boolean recent = version.find() && Integer.parseInt(version.group(1)) >= OLDEST;
            return recent ? Optional.of(kubectl) : Optional.empty();
        } catch (IllegalStateException none) {
            return Optional.empty();
        }
    }

    Build build(Path kustomization) {
        return Build.of(run("kustomize", kustomization.toString()));
    }

    private String run(String... arguments) {
        try {
            Process process = new ProcessBuilder(List.of(List.of(command), List.of(arguments)).stream()
                            .flatMap(List::stream)
                            .toList())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            return output;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
