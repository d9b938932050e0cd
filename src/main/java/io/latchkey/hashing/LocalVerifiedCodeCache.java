package io.latchkey.hashing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.user.UserId;
import io.latchkey.usecase.VerifiedCodeCache;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * In this process, under a key that is made at its start and never leaves it. What is kept of a code is an HMAC that nobody can
 * compute without that key, in memory or in a dump of it, as little as the pepper's; and 55 random bits a guess.
 */
public final class LocalVerifiedCodeCache implements VerifiedCodeCache {

    /** Some 20 MB when full. Whoever has more live codes in use at once sees the least used ones hashed again. */
    private static final int MAX_CODES = 1 << 17;

    /** No code lives longer. */
    private static final Duration LONGEST = Duration.ofHours(Lifetime.MAX_HOURS);

    private final PepperKey key;
    private final Cache<Mark, UUID> codes = Caffeine.newBuilder()
            .maximumSize(MAX_CODES)
            .expireAfterWrite(LONGEST)
            .build();

    public LocalVerifiedCodeCache(SecureRandom random) {
        byte[] secret = new byte[PepperKey.MIN_BYTES];
        random.nextBytes(secret);
        this.key = new PepperKey("process", secret);
    }

    /** Half of an HMAC: 128 bits, of which no two are alike by chance. */
    private record Mark(long high, long low) {}

    @Override
    public Optional<UUID> recall(UserId user, CodeText code) {
        return Optional.ofNullable(codes.getIfPresent(mark(user, code)));
    }

    @Override
    public void remember(UserId user, CodeText code, UUID id) {
        codes.put(mark(user, code), id);
    }

    /** The code has one length, so that no user's id and code are another's. */
    private Mark mark(UserId user, CodeText code) {
        byte[] secret = code.secretBytes();
        byte[] name = user.value().getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(secret, secret.length + name.length);
        System.arraycopy(name, 0, message, secret.length, name.length);
        ByteBuffer mac = ByteBuffer.wrap(key.mac(message));
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(message, (byte) 0);
        return new Mark(mac.getLong(), mac.getLong());
    }
}
