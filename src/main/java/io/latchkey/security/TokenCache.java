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
 * Tokens that were found good, so that their signature is checked once and not in every request. Under a digest of the whole
 * token, with the settings of this service alone, while it has not expired and the keys are those that it was checked with;
 * whatever is beyond that is checked as if it were new.
 */
@ApplicationScoped
class TokenCache {

    /** However long a token lasts. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** @param keys that it was checked with */
    private record Verified(JsonWebToken token, Jwks keys) {}

    private final Cache<ByteBuffer, Verified> tokens;
    private final Supplier<Jwks> known;
    private final InstantSource clock;
    private final Optional<Long> oldest;
    private final int size;

    @Inject
    TokenCache(
            VerificationKeys keys,
            InstantSource clock,
            JWTAuthContextInfo settings,
            AccessTokenSettings accessTokens,
            MeterRegistry metrics) {
        this(keys::known, clock, Optional.ofNullable(settings.getTokenAge()), accessTokens.remembered());
        CaffeineCacheMetrics.monitor(metrics, tokens, "verified-tokens");
    }

    /**
     * @param oldest how many seconds after its issue a token may be used, where that has a bound
     * @param size how many are remembered, the oldest of those that nobody presents any more given up for new ones
     */
    TokenCache(Supplier<Jwks> known, InstantSource clock, Optional<Long> oldest, int size) {
        this.known = known;
        this.clock = clock;
        this.oldest = oldest;
        this.size = size;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(LONGEST)
                .recordStats()
                .build();
    }

    Optional<JsonWebToken> find(String token) {
        return Optional.ofNullable(tokens.getIfPresent(digest(token)))
                .filter(this::isGood)
                .map(Verified::token);
    }

    private boolean isGood(Verified verified) {
        return verified.keys() == known.get() && isOfThisHour(verified.token());
    }

    private boolean isOfThisHour(JsonWebToken token) {
        long now = clock.instant().getEpochSecond();
        return token.getExpirationTime() > now
                && oldest.filter(age -> now - token.getIssuedAtTime() > age).isEmpty();
    }

    /** @param with what was known before the token was checked: where that has changed since, it is not found */
    void remember(String token, JsonWebToken verified, Jwks with) {
        if (size > 0) {
            tokens.put(digest(token), new Verified(verified, with));
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
