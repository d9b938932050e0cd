package io.latchkey.redis;

import static io.latchkey.redis.LiveRedis.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The script itself, to the microsecond: the one line that asks Redis for the time is answered by the test. */
class SlidingWindowScriptTest {

    @RegisterExtension
    static final LiveRedis REDIS = new LiveRedis();

    private static final String SCRIPT =
            LuaScript.load("/redis/sliding-window.lua").text();
    private static final String ASK_THE_TIME = "redis.call('TIME')";

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3600 * SECOND;
    private static final long DAY = 24 * HOUR;

    private static final List<Long> ONE_AN_HOUR = List.of(1L, HOUR);
    private static final List<Long> SIX_AN_HOUR = List.of(6L, HOUR);
    private static final List<Long> TEN_AN_HOUR_AND_FIFTY_A_DAY = List.of(10L, HOUR, 50L, DAY);

    /** Sixteen digits as in this century, the last of them not zero. */
    private static final long NOW = 1_795_000_123_456_789L;

    private static final String TAKEN = "[0, 0]";

    private final String key = "window:{" + UUID.randomUUID() + "}";

    @Test
    void sixth_withinAnHour_isTaken() {
        takeTimes(5, NOW, SIX_AN_HOUR);
        assertEquals(TAKEN, take(NOW + HOUR - 1, SIX_AN_HOUR));
    }

    @Test
    void seventh_withinAnHour_waitsForTheFirstToLeave() {
        take(NOW, SIX_AN_HOUR);
        takeTimes(5, NOW + SECOND, SIX_AN_HOUR);
        assertEquals("[1, " + (HOUR - 3 * SECOND) + "]", take(NOW + 3 * SECOND, SIX_AN_HOUR));
    }

    @Test
    void refused_isNotAdded() {
        takeTimes(9, NOW, SIX_AN_HOUR);
        assertEquals(6, REDIS.places(key).size());
    }

    @Test
    void place_aMicrosecondBeforeItsWindowHasPassed_counts() {
        take(NOW, ONE_AN_HOUR);
        assertEquals("[1, 1]", take(NOW + HOUR - 1, ONE_AN_HOUR));
    }

    @Test
    void place_whenItsWindowHasPassed_hasLeft() {
        take(NOW, ONE_AN_HOUR);
        assertEquals(TAKEN, take(NOW + HOUR, ONE_AN_HOUR));
    }

    @Test
    void places_leaveOneByOne() {
        takeTimes(5, NOW, SIX_AN_HOUR);
        take(NOW + 10, SIX_AN_HOUR);
        takeTimes(5, NOW + HOUR, SIX_AN_HOUR);
        assertEquals("[1, 9]", take(NOW + HOUR + 1, SIX_AN_HOUR));
        assertEquals(TAKEN, take(NOW + HOUR + 10, SIX_AN_HOUR));
    }

    @Test
    void loweredLimit_hasRoomWhenEnoughHaveLeft() {
        IntStream.range(0, 6).forEach(second -> take(NOW + second * SECOND, SIX_AN_HOUR));
        assertEquals("[1, " + HOUR + "]", take(NOW + 4 * SECOND, List.of(2L, HOUR)));
    }

    @Test
    void hour_exhaustedAlone_isReported() {
        takeTimes(10, NOW, TEN_AN_HOUR_AND_FIFTY_A_DAY);
        assertEquals("[1, " + HOUR + "]", take(NOW, TEN_AN_HOUR_AND_FIFTY_A_DAY));
    }

    @Test
    void day_exhaustedAlone_isReported() {
        fiveHoursOfTen();
        assertEquals("[2, " + (DAY - 5 * HOUR) + "]", take(NOW + 5 * HOUR, TEN_AN_HOUR_AND_FIFTY_A_DAY));
    }

    @Test
    void bothExhausted_dayHasRoomLast_isReported() {
        fiveHoursOfTen();
        assertEquals("[2, " + (DAY - 4 * HOUR) + "]", take(NOW + 4 * HOUR, TEN_AN_HOUR_AND_FIFTY_A_DAY));
    }

    @Test
    void bothExhausted_hourHasRoomLast_isReportedInEitherOrder() {
        List<Long> hourFirst = List.of(1L, HOUR, 2L, DAY);
        List<Long> dayFirst = List.of(2L, DAY, 1L, HOUR);
        take(NOW, hourFirst);
        take(NOW + DAY - SECOND, hourFirst);
        assertEquals("[1, " + (HOUR - 1) + "]", take(NOW + DAY - SECOND + 1, hourFirst));
        assertEquals("[2, " + (HOUR - 1) + "]", take(NOW + DAY - SECOND + 1, dayFirst));
    }

    @Test
    void places_pastTheHourButNotTheDay_areKept() {
        takeTimes(10, NOW, TEN_AN_HOUR_AND_FIFTY_A_DAY);
        take(NOW + HOUR, TEN_AN_HOUR_AND_FIFTY_A_DAY);
        assertEquals(11, REDIS.places(key).size());
    }

    @Test
    void places_pastTheLongestWindow_areRemoved() {
        takeTimes(10, NOW, TEN_AN_HOUR_AND_FIFTY_A_DAY);
        take(NOW + DAY, TEN_AN_HOUR_AND_FIFTY_A_DAY);
        assertEquals(1, REDIS.places(key).size());
    }

    /** Asked within the script, where Redis's clock for expiry stands still. */
    @Test
    void key_expires_aSecondAfterTheLastPlaceLeaves() {
        String script = SCRIPT.replace("return {exhausted, wait}", "return redis.call('PTTL', key)");
        assertEquals(Long.toString(DAY / 1000 + 1000), run(script, NOW, TEN_AN_HOUR_AND_FIFTY_A_DAY));
    }

    @Test
    void script_asksRedisForTheTime_once() {
        assertEquals(2, SCRIPT.split(Pattern.quote(ASK_THE_TIME), -1).length);
    }

    private void fiveHoursOfTen() {
        IntStream.range(0, 5).forEach(hour -> takeTimes(10, NOW + hour * HOUR, TEN_AN_HOUR_AND_FIFTY_A_DAY));
    }

    private void takeTimes(int times, long now, List<Long> limits) {
        IntStream.range(0, times).forEach(time -> take(now, limits));
    }

    private String take(long now, List<Long> limits) {
        return run(SCRIPT, now, limits);
    }

    private String run(String script, long now, List<Long> limits) {
        String time = "{'" + now / SECOND + "', '" + now % SECOND + "'}";
        List<String> call = new ArrayList<>();
        call.add(script.replace(ASK_THE_TIME, time));
        call.addAll(List.of("1", key, UUID.randomUUID().toString()));
        limits.forEach(number -> call.add(number.toString()));
        return await(REDIS.client.eval(call).map(Response::toString));
    }
}
