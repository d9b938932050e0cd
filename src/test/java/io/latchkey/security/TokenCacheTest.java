package io.latchkey.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Keys;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/** How long a verified token is found in the cache. */
class TokenCacheTest {

    private static final Instant NOW = Instant.parse("2026-11-25T10:00:00Z");

    private final JsonWebToken bearer = bearer(NOW.minusSeconds(60), NOW.plusSeconds(60));
    private Instant now = NOW;
    private Jwks keys = Jwks.parse(Keys.set(Keys.elliptic("k")));

    @Test
    void cachedToken_isFound_andAnotherIsNot() {
        TokenCache tokens = tokens(10);
        tokens.put("a", bearer, keys);
        assertSame(bearer, tokens.find("a").orElseThrow());
        assertTrue(tokens.find("b").isEmpty());
        assertTrue(tokens.find("").isEmpty());
    }

    @Test
    void cachedToken_isFound_untilItExpires() {
        TokenCache tokens = tokens(10);
        tokens.put("a", bearer, keys);
        now = NOW.plusSeconds(59);
        assertTrue(tokens.find("a").isPresent());
        now = NOW.plusSeconds(60);
        assertTrue(tokens.find("a").isEmpty());
    }

    @Test
    void cachedToken_isFound_upToTheMaximumAge() {
        TokenCache tokens = new TokenCache(() -> keys, () -> now, Optional.of(90L), 10);
        tokens.put("a", bearer, keys);
        now = NOW.plusSeconds(30);
        assertTrue(tokens.find("a").isPresent());
        now = NOW.plusSeconds(31);
        assertTrue(tokens.find("a").isEmpty());
    }

    @Test
    void cachedToken_isNotFound_afterTheKeysHaveChanged() {
        TokenCache tokens = tokens(10);
        tokens.put("a", bearer, keys);
        keys = Jwks.parse(Keys.set(Keys.elliptic("k")));
        assertTrue(tokens.find("a").isEmpty());
        keys = Jwks.NONE;
        assertTrue(tokens.find("a").isEmpty());
    }

    /** The keys changed while the signature was verified. */
    @Test
    void token_verifiedWithOlderKeys_isNotFound() {
        TokenCache tokens = tokens(10);
        Jwks older = keys;
        keys = Jwks.parse(Keys.set(Keys.elliptic("k")));
        tokens.put("a", bearer, older);
        assertTrue(tokens.find("a").isEmpty());
    }

    @Test
    void tokens_areAtMostTheSize() {
        TokenCache tokens = tokens(10);
        for (int i = 0; i < 1_000; i++) {
            tokens.put("token " + i, bearer, keys);
        }
        assertTrue(tokens.count() <= 10, () -> tokens.count() + " tokens");
    }

    @Test
    void token_isNotCached_ifTheSizeIsZero() {
        TokenCache tokens = tokens(0);
        tokens.put("a", bearer, keys);
        assertTrue(tokens.find("a").isEmpty());
        assertEquals(0, tokens.count());
    }

    private TokenCache tokens(int size) {
        return new TokenCache(() -> keys, () -> now, Optional.empty(), size);
    }

    private static JsonWebToken bearer(Instant issued, Instant expires) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuedAt(NumericDate.fromSeconds(issued.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        return new DefaultJWTCallerPrincipal(claims);
    }
}
