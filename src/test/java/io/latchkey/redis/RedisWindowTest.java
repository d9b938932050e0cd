package io.latchkey.redis;

import static io.latchkey.redis.LiveRedis.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Reservation.Exhausted;
import io.latchkey.domain.code.Reservation.Granted;
import io.latchkey.domain.user.UserId;
import io.latchkey.usecase.Window;
import io.latchkey.usecase.WindowContract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisWindowTest extends WindowContract {

    @RegisterExtension
    static final LiveRedis REDIS = new LiveRedis();

    private final String key = "latchkey:generate:{" + user + "}";
    private final RedisWindow<UserId> quota = window(LIMIT);

    @Override
    protected Window<UserId> window() {
        return quota;
    }

    /** Makes every place older. */
    @Override
    protected void passTime(Duration span) {
        REDIS.places(key)
                .forEach(place -> await(REDIS.client.zincrby(key, Long.toString(-span.toNanos() / 1000), place)));
    }

    @Test
    void granted_namesThePlaceThatIsHeld() {
        Granted granted = assertInstanceOf(Granted.class, reserve());
        assertEquals(List.of(granted.place()), REDIS.places(key));
    }

    @Test
    void limits_ofDifferentNames_areCountedApart() {
        reserveTimes(6);
        RedisWindow<UserId> other = window(new RateLimit("other", 6, Duration.ofHours(1)));
        assertInstanceOf(Granted.class, other.reserve(user).await().atMost(Duration.ofSeconds(30)));
    }

    @Test
    void concurrentReservations_areGrantedUpToTheLimit() {
        List<Uni<Reservation>> reservations =
                IntStream.range(0, 200).mapToObj(number -> quota.reserve(user)).toList();
        List<Reservation> outcomes =
                Uni.join().all(reservations).andFailFast().await().atMost(Duration.ofSeconds(30));
        assertEquals(6, outcomes.stream().filter(Granted.class::isInstance).count());
        assertEquals(194, outcomes.stream().filter(Exhausted.class::isInstance).count());
    }

    @Test
    void keys_expire() {
        reserve();
        assertTrue(
                await(REDIS.client.pttl(key)).toLong() > Duration.ofMinutes(59).toMillis());
    }

    private static RedisWindow<UserId> window(RateLimit limit) {
        RedisCircuit circuit = new RedisCircuit(
                new SimpleMeterRegistry(), Clock.systemUTC(), Duration.ofSeconds(20), Duration.ofSeconds(1));
        return new RedisWindow<>(new SlidingWindow(REDIS.client), circuit, limit, UUID::randomUUID);
    }
}
