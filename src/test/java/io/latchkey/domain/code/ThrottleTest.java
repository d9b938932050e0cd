package io.latchkey.domain.code;

import static io.latchkey.domain.code.SampleSession.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThrottleTest {

    private static final Throttle MOST = new Throttle(10, 50);

    @Test
    void limits_atTheMost_areTenAnHourAndFiftyADay() {
        assertEquals(
                List.of(
                        new RateLimit("verify", 10, Duration.ofHours(1)),
                        new RateLimit("verify", 50, Duration.ofHours(24))),
                MOST.limits());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "9, 49", "10, 1", "1, 50"})
    void newThrottle_withinTheBounds_isThatStrict(int perHour, int perDay) {
        Throttle throttle = new Throttle(perHour, perDay);
        assertEquals(
                List.of(perHour, perDay),
                throttle.limits().stream().map(RateLimit::limit).toList());
    }

    @ParameterizedTest
    @CsvSource({"0, 50", "-1, 50", "11, 50", "10, 0", "10, -1", "10, 51"})
    void newThrottle_outOfBounds_isRefused(int perHour, int perDay) {
        assertThrows(IllegalArgumentException.class, () -> new Throttle(perHour, perDay));
    }

    @Test
    void exhaustedAfter_nineWrongCodesInAnHour_notYet() {
        assertEquals(Optional.empty(), MOST.exhaustedAfter(wrongCodes(9, Duration.ofMinutes(1)), NOW));
    }

    @Test
    void exhaustedAfter_tenInAnHour_untilTheFirstIsAnHourOld() {
        RateLimitState state =
                MOST.exhaustedAfter(wrongCodes(10, Duration.ofMinutes(1)), NOW).orElseThrow();
        assertEquals(Duration.ofHours(1), state.policy().window());
        assertEquals(Duration.ofMinutes(51), state.resetsIn());
    }

    @Test
    void exhaustedAfter_fiftyInADay_untilTheFirstIsADayOld() {
        List<Instant> wrongCodes = wrongCodes(50, Duration.ofMinutes(10));
        RateLimitState state = MOST.exhaustedAfter(wrongCodes, NOW).orElseThrow();
        assertEquals(Duration.ofHours(24), state.policy().window());
        assertEquals(Duration.ofMinutes(24 * 60 - 490), state.resetsIn());
        assertEquals(Optional.empty(), MOST.exhaustedAfter(wrongCodes.subList(1, 50), NOW));
    }

    @Test
    void exhaustedAfter_bothLimits_namesTheOneThatHasRoomLast() {
        RateLimitState state =
                MOST.exhaustedAfter(wrongCodes(50, Duration.ofMinutes(1)), NOW).orElseThrow();
        assertEquals(Duration.ofHours(24), state.policy().window());
    }

    /** This many times, the last of them now, each {@code apart} after the previous one. */
    private static List<Instant> wrongCodes(int count, Duration apart) {
        return IntStream.range(0, count)
                .mapToObj(i -> NOW.minus(apart.multipliedBy(i)))
                .toList();
    }
}
