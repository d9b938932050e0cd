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
 * Caches codes in this process as HMACs under a key that is generated at its start and never leaves it. Like the pepper, the key
 * protects the code: without it, an entry in a memory dump allows no guess at the code's 55 random bits.
 */
public final class LocalVerifiedCodeCache implements VerifiedCodeCache {

    /** About 20 MB when full. With more live codes in use, the least used are hashed again. */
    private static final int MAX_CODES = 1 << 17;

    /** No code lives longer. */
    private static final Duration MAX_AGE = Duration.ofHours(Lifetime.MAX_HOURS);

    private final PepperKey key;
    private final Cache<Digest, UUID> codes = Caffeine.newBuilder()
            .maximumSize(MAX_CODES)
            .expireAfterWrite(MAX_AGE)
            .build();

    public LocalVerifiedCodeCache(SecureRandom random) {
        byte[] secret = new byte[PepperKey.MIN_BYTES];
        random.nextBytes(secret);
        this.key = new PepperKey("process", secret);
    }

    /** Half of an HMAC: with 128 bits, two codes do not collide by chance. */
    private record Digest(long high, long low) {}

    @Override
    public Optional<UUID> recall(UserId user, CodeText code) {
        return Optional.ofNullable(codes.getIfPresent(digest(user, code)));
    }

    @Override
    public void remember(UserId user, CodeText code, UUID id) {
        codes.put(digest(user, code), id);
    }

    /** All codes have the same length, so that no two pairs of code and user ID give the same message. */
    private Digest digest(UserId user, CodeText code) {
        byte[] secret = code.secretBytes();
        byte[] name = user.value().getBytes(StandardCharsets.UTF_8);
        byte[] message = Arrays.copyOf(secret, secret.length + name.length);
        System.arraycopy(name, 0, message, secret.length, name.length);
        ByteBuffer mac = ByteBuffer.wrap(key.mac(message));
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(message, (byte) 0);
        return new Digest(mac.getLong(), mac.getLong());
    }
}
