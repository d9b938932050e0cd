package io.latchkey.proof.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Secrets and ConfigMaps that the documentation tells operators to create, with their keys. */
final class MadeByHand {

    private static final Pattern COMMAND =
            Pattern.compile("create (secret generic|configmap) ([a-z-]+)((?: *\\\\?\\s+--from-[^\\n]+)+)");
    private static final Pattern KEY = Pattern.compile("--from-(?:literal|file)=([A-Za-z0-9._-]+)=");

    private final Map<String, Set<String>> keys;

    private MadeByHand(Map<String, Set<String>> keys) {
        this.keys = keys;
    }

    static MadeByHand asDocumented() {
        try {
            String pages =
                    Files.readString(Path.of("docs/kubernetes.md")) + Files.readString(Path.of("docs/sidecar.md"));
            return new MadeByHand(
                    COMMAND.matcher(pages).results().collect(Collectors.toMap(MadeByHand::object, MadeByHand::keys)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String object(MatchResult command) {
        return (command.group(1).startsWith("secret") ? "Secret " : "ConfigMap ") + command.group(2);
    }

    private static Set<String> keys(MatchResult command) {
        return KEY.matcher(command.group(3)).results().map(key -> key.group(1)).collect(Collectors.toSet());
    }

    boolean contain(String kind, String name) {
        return keys.containsKey(kind + " " + name);
    }

    boolean contain(String kind, String name, String key) {
        return keys.getOrDefault(kind + " " + name, Set.of()).contains(key);
    }
}
