package io.latchkey.redis;

import static io.latchkey.redis.LiveRedis.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.redis.client.Response;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The script itself, to the microsecond: the test replaces the one line that reads Redis's clock. */
class SlidingWindowScriptTest {

    @RegisterExtension
    static final LiveRedis REDIS = new LiveRedis();

    private static final String SCRIPT =
            LuaScript.load("/redis/sliding-window.lua").text();
    private static final String READ_THE_CLOCK = "redis.call('TIME')";

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;

    /** Sixteen digits as in this century, the last of them not zero. */
    private static final long NOW = 1_795_000_123_456_789L;

    private static final String TAKEN = "0";

    private final String key = "window:{" + UUID.randomUUID() + "}";

    @Test
    void sixth_withinAnHour_isTaken() {
        takeTimes(5, NOW, 6);
        assertEquals(TAKEN, take(NOW + HOUR - 1, 6));
    }

    @Test
    void seventh_withinAnHour_waitsForTheFirstToLeave() {
        take(NOW, 6);
        takeTimes(5, NOW + SECOND, 6);
        assertEquals(Long.toString((HOUR - 3 * SECOND)), take(NOW + 3 * SECOND, 6));
    }

    @Test
    void refused_isNotAdded() {
        takeTimes(9, NOW, 6);
        assertEquals(6, REDIS.places(key).size());
    }

    @Test
    void place_aMicrosecondBeforeItsWindowHasPassed_counts() {
        take(NOW, 1);
        assertEquals("1", take(NOW + HOUR - 1, 1));
    }

    @Test
    void place_whenItsWindowHasPassed_hasLeft() {
        take(NOW, 1);
        assertEquals(TAKEN, take(NOW + HOUR, 1));
    }

    @Test
    void places_leaveOneByOne() {
        takeTimes(5, NOW, 6);
        take(NOW + 10, 6);
        takeTimes(5, NOW + HOUR, 6);
        assertEquals("9", take(NOW + HOUR + 1, 6));
        assertEquals(TAKEN, take(NOW + HOUR + 10, 6));
    }

    @Test
    void loweredLimit_waitsUntilEnoughPlacesLeft() {
        IntStream.range(0, 6).forEach(second -> take(NOW + second * SECOND, 6));
        assertEquals(Long.toString(HOUR), take(NOW + 4 * SECOND, 2));
    }

    @Test
    void places_thatLeftTheWindow_areRemoved() {
        takeTimes(6, NOW, 6);
        take(NOW + HOUR, 6);
        assertEquals(1, REDIS.places(key).size());
    }

    @Test
    void places_stillInTheWindow_areKept() {
        takeTimes(5, NOW, 6);
        take(NOW + HOUR - 1, 6);
        assertEquals(6, REDIS.places(key).size());
    }

    /** Read within the script, because there Redis's clock for expiry stands still. */
    @Test
    void key_expires_aSecondAfterTheLastPlaceLeaves() {
        String script = SCRIPT.replace("return 0\n", "return redis.call('PTTL', key)\n");
        assertEquals(Long.toString(HOUR / 1000 + 1000), run(script, NOW, 6));
    }

    @Test
    void script_readsRedisClock_once() {
        assertEquals(2, SCRIPT.split(Pattern.quote(READ_THE_CLOCK), -1).length);
    }

    private void takeTimes(int times, long now, int limit) {
        IntStream.range(0, times).forEach(time -> take(now, limit));
    }

    private String take(long now, int limit) {
        return run(SCRIPT, now, limit);
    }

    private String run(String script, long now, int limit) {
        String time = "{'" + now / SECOND + "', '" + now % SECOND + "'}";
        String place = UUID.randomUUID().toString();
        return await(REDIS.client
                .eval(List.of(
                        script.replace(READ_THE_CLOCK, time),
                        "1",
                        key,
                        place,
                        Integer.toString(limit),
                        Long.toString(HOUR)))
                .map(Response::toString));
    }
}
