package io.latchkey.dev.idp;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Logins by the browser that they are remembered by, and codes that stand for one. Both are gone after a live reload. */
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class Grants {

    /** RFC 6749 §4.1.2 allows ten minutes at most. A browser takes a second. */
    private static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

    private static final int SECRET_BYTES = 32;

    private final SecureRandom random;
    private final Map<String, SignedIn> logins = new ConcurrentHashMap<>();
    private final Map<String, Grant> codes = new ConcurrentHashMap<>();

    Grants(SecureRandom random) {
        this.random = random;
    }

    record Grant(AuthorizationRequest request, SignedIn login, Instant issuedAt) {}

    Optional<SignedIn> login(String browser) {
        return Optional.ofNullable(browser).map(logins::get);
    }

    /** The name that the browser brings along from now on: a new one, so that none can be planted before. */
    String remember(SignedIn login) {
        String browser = secret();
        logins.put(browser, login);
        return browser;
    }

    void forget(String browser) {
        Optional.ofNullable(browser).ifPresent(logins::remove);
    }

    String codeFor(AuthorizationRequest request, SignedIn login) {
        String code = secret();
        codes.put(code, new Grant(request, login, Instant.now()));
        return code;
    }

    /** Once, whatever comes of it. */
    Optional<Grant> redeem(String code) {
        return Optional.ofNullable(codes.remove(code))
                .filter(grant -> grant.issuedAt().plus(CODE_LIFETIME).isAfter(Instant.now()));
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
