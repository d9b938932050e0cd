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
 * Refuses to start with settings under which tokens would be only partly checked. Without an issuer or an audience, SmallRye JWT
 * accepts tokens for other services (RFC 8725 §3.8, §3.9); with a symmetric algorithm, every service that verifies tokens can
 * also issue them (§3.1, §3.2).
 */
@ApplicationScoped
class TokenSettingsCheck {

    private static final List<String> REQUIRED = List.of("mp.jwt.verify.issuer", "mp.jwt.verify.audiences");
    private static final List<String> KEYS = List.of("mp.jwt.verify.publickey.location", "mp.jwt.verify.publickey");

    private static final String ALGORITHMS = "mp.jwt.verify.publickey.algorithm";
    private static final Set<String> ALLOWED = Set.of("RS256", "PS256", "ES256", "EDDSA");

    private final Config config;

    TokenSettingsCheck(Config config) {
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
            throw new IllegalStateException(
                    "%s must be RS256, PS256, ES256 or EdDSA, not %s".formatted(ALGORITHMS, String.join(", ", others)));
        }
    }

    private void checkPresence() {
        List<String> missing = Stream.concat(
                        REQUIRED.stream().filter(name -> !isSet(name)),
                        KEYS.stream().limit(KEYS.stream().anyMatch(this::isSet) ? 0 : 1))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException(
                    "Set %s: without it, tokens are not fully verified".formatted(String.join(", ", missing)));
        }
    }

    private boolean isSet(String name) {
        return config.getOptionalValue(name, String.class).isPresent();
    }
}
