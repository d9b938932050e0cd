package io.latchkey.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start where tokens would be checked by half: without an issuer or an audience SmallRye JWT asks for none, and
 * takes tokens that were meant for others (RFC 8725 §3.8, §3.9); by a symmetric algorithm, whoever checks tokens can make
 * some (§3.1, §3.2).
 */
@ApplicationScoped
class TokenSettings {

    private static final List<String> REQUIRED = List.of("mp.jwt.verify.issuer", "mp.jwt.verify.audiences");
    private static final List<String> KEYS = List.of("mp.jwt.verify.publickey.location", "mp.jwt.verify.publickey");

    private static final String ALGORITHMS = "mp.jwt.verify.publickey.algorithm";
    private static final Set<String> ALLOWED = Set.of("RS256", "PS256", "ES256", "EDDSA");

    private final Config config;

    TokenSettings(Config config) {
        this.config = config;
    }

    void check(@Observes StartupEvent start) {
        checkPresence();
        checkAlgorithms();
    }

    private void checkAlgorithms() {
        List<String> others = config.getValues(ALGORITHMS, String.class).stream()
                .filter(algorithm -> !ALLOWED.contains(algorithm.toUpperCase(Locale.ROOT)))
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalStateException("%s is of RS256, PS256, ES256 and EdDSA, and not %s"
                    .formatted(ALGORITHMS, String.join(", ", others)));
        }
    }

    private void checkPresence() {
        List<String> missing = Stream.concat(
                        REQUIRED.stream().filter(name -> !isSet(name)),
                        KEYS.stream().limit(KEYS.stream().anyMatch(this::isSet) ? 0 : 1))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "Set %s: without it any token would do".formatted(String.join(", ", missing)));
        }
    }

    private boolean isSet(String name) {
        return config.getOptionalValue(name, String.class).isPresent();
    }
}
