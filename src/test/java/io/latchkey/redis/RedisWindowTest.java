package io.latchkey.redis;

import static io.latchkey.redis.LiveRedis.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Reservation.Exhausted;
import io.latchkey.domain.code.Reservation.Granted;
import io.latchkey.domain.user.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisWindowTest {

    @RegisterExtension
    static final LiveRedis REDIS = new LiveRedis();

    private final UserId user = new UserId(UUID.randomUUID().toString());
    private final String key = "latchkey:generate:{" + user + "}";
    private final RedisWindow<UserId> quota = window(RateLimit.GENERATE);

    @Test
    void sixth_inAnHour_isGranted() {
        reserveTimes(5);
        assertInstanceOf(Granted.class, reserve());
    }

    @Test
    void seventh_inAnHour_isExhaustedUntilTheFirstLeaves() {
        reserveTimes(6);
        RateLimitState state = exhausted();
        assertEquals(RateLimit.GENERATE, state.policy());
        assertEquals(0, state.remaining());
        assertAboutNow(Duration.ofHours(1), state.resetsIn());
    }

    @Test
    void seventh_whenTheFirstLeavesSoon_isExhaustedUntilThen() {
        reserveTimes(6);
        age(Duration.ofMinutes(50));
        assertAboutNow(Duration.ofMinutes(10), exhausted().resetsIn());
    }

    @Test
    void seventh_whenTheFirstHasLeft_isGranted() {
        reserveTimes(6);
        age(Duration.ofHours(1));
        assertInstanceOf(Granted.class, reserve());
    }

    @Test
    void granted_namesThePlaceThatIsHeld() {
        Granted granted = assertInstanceOf(Granted.class, reserve());
        assertEquals(List.of(granted.place()), REDIS.places(key));
    }

    @Test
    void place_givenBack_isFree() {
        Reservation first = reserve();
        reserveTimes(5);
        giveBack(first);
        assertInstanceOf(Granted.class, reserve());
        assertInstanceOf(Exhausted.class, reserve());
    }

    @Test
    void place_givenBackTwice_isFreeOnce() {
        Reservation first = reserve();
        reserveTimes(5);
        giveBack(first);
        giveBack(first);
        assertEquals(5, REDIS.places(key).size());
    }

    @Test
    void givingBack_whatWasNotGranted_changesNothing() {
        reserveTimes(6);
        giveBack(reserve());
        giveBack(new Reservation.Undecided());
        assertEquals(6, REDIS.places(key).size());
    }

    @Test
    void limits_ofDifferentNames_areCountedApart() {
        reserveTimes(6);
        RedisWindow<UserId> other = window(new RateLimit("other", 6, Duration.ofHours(1)));
        assertInstanceOf(Granted.class, other.reserve(user).await().atMost(Duration.ofSeconds(30)));
    }

    @Test
    void users_areCountedApart() {
        reserveTimes(6);
        Reservation other = quota.reserve(new UserId(user + "-other")).await().atMost(Duration.ofSeconds(30));
        assertInstanceOf(Granted.class, other);
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

    private Reservation reserve() {
        return quota.reserve(user).await().atMost(Duration.ofSeconds(30));
    }

    private void reserveTimes(int times) {
        IntStream.range(0, times).forEach(time -> assertInstanceOf(Granted.class, reserve()));
    }

    private RateLimitState exhausted() {
        return assertInstanceOf(Exhausted.class, reserve()).state();
    }

    private void giveBack(Reservation reservation) {
        quota.giveBack(user, reservation).await().atMost(Duration.ofSeconds(30));
    }

    /** Makes every place older, so that no test waits for an hour. */
    private void age(Duration by) {
        REDIS.places(key)
                .forEach(place -> await(REDIS.client.zincrby(key, Long.toString(-by.toNanos() / 1000), place)));
    }

    private static void assertAboutNow(Duration expected, Duration actual) {
        Duration passed = expected.minus(actual);
        assertTrue(!passed.isNegative() && passed.toSeconds() < 30, expected + " expected, but " + actual);
    }
}
