package io.latchkey.proof.kubernetes;

import io.latchkey.testing.Settings;
import io.smallrye.config.EnvConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the environment of the application: its settings exist, are within their bounds, and none is missing. */
final class Environment {

    private static final Set<String> NEEDED = Set.of(
            "QUARKUS_DATASOURCE_REACTIVE_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_REDIS_HOSTS",
            "MP_JWT_VERIFY_ISSUER",
            "MP_JWT_VERIFY_AUDIENCES",
            "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
            "LATCHKEY_PEPPER_ACTIVE_KEY");

    private final Build build;

    Environment(Build build) {
        this.build = build;
    }

    List<String> complaints() {
        return build.containers()
                .filter(Container::runsLatchkey)
                .flatMap(this::complaints)
                .toList();
    }

    private Stream<String> complaints(Container container) {
        Map<String, String> environment = build.environment(container);
        Stream<String> unknown = environment.keySet().stream()
                .filter(name -> !KnownSettings.contain(name))
                .map(name -> container + ": there is no setting " + name);
        Stream<String> missing = NEEDED.stream()
                .filter(name -> !environment.containsKey(name) && !isToldElsewhere(container))
                .map(name -> container + ": needs " + name);
        return Stream.concat(Stream.concat(unknown, missing), outOfBounds(environment).stream());
    }

    /** A ConfigMap that operators create has its settings. */
    private boolean isToldElsewhere(Container container) {
        return Manifest.each(container.at("/envFrom"))
                .anyMatch(source -> build.find(
                                "ConfigMap", source.at("/configMapRef/name").asText())
                        .isEmpty());
    }

    /** The error message of the application itself. */
    private static Optional<String> outOfBounds(Map<String, String> environment) {
        try {
            Settings.read(new EnvConfigSource(environment, 300));
            return Optional.empty();
        } catch (RuntimeException refusal) {
            return Optional.of(refusal.getMessage());
        }
    }
}
