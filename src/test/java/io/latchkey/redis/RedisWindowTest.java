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
import io.latchkey.domain.code.Throttle;
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

    private static final List<RateLimit> THROTTLE = new Throttle(Throttle.MAX_PER_HOUR, Throttle.MAX_PER_DAY).limits();

    private final UserId user = new UserId(UUID.randomUUID().toString());
    private final RedisWindow<UserId> quota = window(List.of(RateLimit.GENERATE));
    private final RedisWindow<UserId> throttle = window(THROTTLE);

    @Test
    void sixth_inAnHour_isGranted() {
        reserveTimes(5);
        assertInstanceOf(Granted.class, reserve(quota));
    }

    @Test
    void seventh_inAnHour_isExhaustedUntilTheFirstLeaves() {
        reserveTimes(6);
        RateLimitState state = exhausted(quota);
        assertEquals(RateLimit.GENERATE, state.policy());
        assertEquals(0, state.remaining());
        assertAboutNow(Duration.ofHours(1), state.resetsIn());
    }

    @Test
    void seventh_whenTheFirstLeavesSoon_isExhaustedUntilThen() {
        reserveTimes(6);
        age(quotaKey(), Duration.ofMinutes(50));
        assertAboutNow(Duration.ofMinutes(10), exhausted(quota).resetsIn());
    }

    @Test
    void seventh_whenTheFirstHasLeft_isGranted() {
        reserveTimes(6);
        age(quotaKey(), Duration.ofHours(1));
        assertInstanceOf(Granted.class, reserve(quota));
    }

    @Test
    void granted_namesThePlaceThatIsHeld() {
        Granted granted = assertInstanceOf(Granted.class, reserve(quota));
        assertEquals(List.of(granted.place()), REDIS.places(quotaKey()));
    }

    @Test
    void place_givenBack_isFree() {
        Reservation first = reserve(quota);
        reserveTimes(5);
        giveBack(first);
        assertInstanceOf(Granted.class, reserve(quota));
        assertInstanceOf(Exhausted.class, reserve(quota));
    }

    @Test
    void place_givenBackTwice_isFreeOnce() {
        Reservation first = reserve(quota);
        reserveTimes(5);
        giveBack(first);
        giveBack(first);
        assertEquals(5, REDIS.places(quotaKey()).size());
    }

    @Test
    void givingBack_whatWasNotGranted_changesNothing() {
        reserveTimes(6);
        giveBack(reserve(quota));
        giveBack(new Reservation.Undecided());
        assertEquals(6, REDIS.places(quotaKey()).size());
    }

    @Test
    void eleventhAttempt_inAnHour_isExhaustedForTheHour() {
        IntStream.range(0, 10).forEach(attempt -> reserve(throttle));
        RateLimitState state = exhausted(throttle);
        assertEquals(THROTTLE.get(0), state.policy());
        assertAboutNow(Duration.ofHours(1), state.resetsIn());
    }

    @Test
    void fiftyFirstAttempt_inADay_isExhaustedForTheDay() {
        IntStream.range(0, 50).forEach(attempt -> {
            reserve(throttle);
            age(throttleKey(), Duration.ofMinutes(10));
        });
        RateLimitState state = exhausted(throttle);
        assertEquals(THROTTLE.get(1), state.policy());
        assertAboutNow(Duration.ofHours(24).minusMinutes(500), state.resetsIn());
    }

    @Test
    void quotaAndThrottle_ofOneUser_areCountedApart() {
        IntStream.range(0, 6).forEach(attempt -> reserve(throttle));
        assertInstanceOf(Granted.class, reserve(quota));
    }

    @Test
    void users_areCountedApart() {
        reserveTimes(6);
        Reservation other = quota.reserve(new UserId(user + "-other")).await().atMost(Duration.ofSeconds(30));
        assertInstanceOf(Granted.class, other);
    }

    @Test
    void concurrentReservations_areGrantedUpToTheLimit() {
        List<Uni<Reservation>> reservations = IntStream.range(0, 200)
                .mapToObj(number -> throttle.reserve(user))
                .toList();
        List<Reservation> outcomes =
                Uni.join().all(reservations).andFailFast().await().atMost(Duration.ofSeconds(30));
        assertEquals(10, outcomes.stream().filter(Granted.class::isInstance).count());
        assertEquals(190, outcomes.stream().filter(Exhausted.class::isInstance).count());
    }

    @Test
    void keys_ofOneUser_areInOneSlotOfACluster() {
        reserve(quota);
        reserve(throttle);
        assertEquals(2, await(REDIS.client.keys("*{" + user + "}")).size());
    }

    @Test
    void keys_expire() {
        reserve(quota);
        assertTrue(await(REDIS.client.pttl(quotaKey())).toLong()
                > Duration.ofMinutes(59).toMillis());
    }

    private static RedisWindow<UserId> window(List<RateLimit> limits) {
        RedisCircuit circuit = new RedisCircuit(
                new SimpleMeterRegistry(), Clock.systemUTC(), Duration.ofSeconds(20), Duration.ofSeconds(1));
        return new RedisWindow<>(new SlidingWindow(REDIS.client), circuit, limits, UUID::randomUUID);
    }

    private Reservation reserve(RedisWindow<UserId> window) {
        return window.reserve(user).await().atMost(Duration.ofSeconds(30));
    }

    private void reserveTimes(int times) {
        IntStream.range(0, times).forEach(time -> assertInstanceOf(Granted.class, reserve(quota)));
    }

    private RateLimitState exhausted(RedisWindow<UserId> window) {
        return assertInstanceOf(Exhausted.class, reserve(window)).state();
    }

    private void giveBack(Reservation reservation) {
        quota.giveBack(user, reservation).await().atMost(Duration.ofSeconds(30));
    }

    /** Nobody waits for an hour: every place is made older instead. */
    private static void age(String key, Duration by) {
        REDIS.places(key)
                .forEach(place -> await(REDIS.client.zincrby(key, Long.toString(-by.toNanos() / 1000), place)));
    }

    private String quotaKey() {
        return "latchkey:generate:{" + user + "}";
    }

    private String throttleKey() {
        return "latchkey:verify:{" + user + "}";
    }

    private static void assertAboutNow(Duration expected, Duration actual) {
        Duration passed = expected.minus(actual);
        assertTrue(!passed.isNegative() && passed.toSeconds() < 30, expected + " expected, but " + actual);
    }
}
