package io.latchkey.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Verified tokens, so that each signature is verified once and not in every request. The key is a digest of the whole token. An
 * entry is valid until the token expires or the keys change; after that the token is verified like a new one.
 */
@ApplicationScoped
class TokenCache {

    /** For tokens that live longer than this. */
    private static final Duration MAX_AGE = Duration.ofHours(1);

    /** @param keys with which it was verified */
    private record Entry(JsonWebToken token, Jwks keys) {}

    private final Cache<ByteBuffer, Entry> tokens;
    private final Supplier<Jwks> known;
    private final InstantSource clock;
    private final Optional<Long> maxTokenAge;
    private final int size;

    @Inject
    TokenCache(
            JwksCache jwks,
            InstantSource clock,
            JWTAuthContextInfo settings,
            AccessTokenSettings accessTokens,
            MeterRegistry metrics) {
        this(jwks::known, clock, Optional.ofNullable(settings.getTokenAge()), accessTokens.remembered());
        CaffeineCacheMetrics.monitor(metrics, tokens, "verified-tokens");
    }

    /**
     * @param maxTokenAge how many seconds after its issue a token is accepted, if there is a bound
     * @param size the most entries; beyond it the least used make room for new ones
     */
    TokenCache(Supplier<Jwks> known, InstantSource clock, Optional<Long> maxTokenAge, int size) {
        this.known = known;
        this.clock = clock;
        this.maxTokenAge = maxTokenAge;
        this.size = size;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(MAX_AGE)
                .recordStats()
                .build();
    }

    Optional<JsonWebToken> find(String token) {
        return Optional.ofNullable(tokens.getIfPresent(digest(token)))
                .filter(this::isValid)
                .map(Entry::token);
    }

    private boolean isValid(Entry entry) {
        return entry.keys() == known.get() && isCurrent(entry.token());
    }

    private boolean isCurrent(JsonWebToken token) {
        long now = clock.instant().getEpochSecond();
        return token.getExpirationTime() > now
                && maxTokenAge
                        .filter(age -> now - token.getIssuedAtTime() > age)
                        .isEmpty();
    }

    /** @param keys the known keys before the token was verified: if they have changed since, the entry is never found */
    void put(String token, JsonWebToken verified, Jwks keys) {
        if (size > 0) {
            tokens.put(digest(token), new Entry(verified, keys));
        }
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    long count() {
        tokens.cleanUp();
        return tokens.estimatedSize();
    }
}
