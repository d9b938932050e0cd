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

/** Logins by browser, and authorization codes of logins. A live reload loses both. */
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class Grants {

    /** RFC 6749 §4.1.2 allows at most ten minutes. A browser needs a second. */
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

    /** @return the new value of the browser's cookie; never an existing one, which an attacker could have set */
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

    /** A code can be redeemed once, even if that fails. */
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
