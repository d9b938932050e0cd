package io.latchkey.domain.code;

import static io.latchkey.domain.code.Quota.OF_USER;
import static io.latchkey.domain.code.SampleSession.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void newRateLimit_oneEventInOneSecond_isTheLeast() {
        assertEquals(1, new RateLimit("least", 1, Duration.ofSeconds(1)).limit());
        assertThrows(IllegalArgumentException.class, () -> new RateLimit("none", 0, HOUR));
        assertThrows(IllegalArgumentException.class, () -> new RateLimit("none", 1, Duration.ofMillis(999)));
    }

    @Test
    void stateAfter_noEvent_hasEverythingLeftAndNothingToWaitFor() {
        assertEquals(new RateLimitState(OF_USER, 6, Duration.ZERO), OF_USER.stateAfter(List.of(), NOW));
    }

    @Test
    void stateAfter_anEvent_hasRoomAgainWhenItLeaves() {
        List<Instant> events = minutesAgo(10);
        assertEquals(new RateLimitState(OF_USER, 5, Duration.ofMinutes(50)), OF_USER.stateAfter(events, NOW));
    }

    @Test
    void stateAfter_eventsInAnyOrder_waitsForTheOldest() {
        List<Instant> events = minutesAgo(10, 59, 30);
        assertEquals(new RateLimitState(OF_USER, 3, Duration.ofMinutes(1)), OF_USER.stateAfter(events, NOW));
    }

    @Test
    void stateAfter_asManyAsAllowed_isExhausted() {
        List<Instant> events = minutesAgo(50, 40, 30, 20, 10, 0);
        assertEquals(new RateLimitState(OF_USER, 0, Duration.ofMinutes(10)), OF_USER.stateAfter(events, NOW));
    }

    /** After the limit was lowered: the first two of seven events leave before there is room again. */
    @Test
    void stateAfter_moreThanAllowed_waitsUntilThereIsRoom() {
        List<Instant> events = minutesAgo(59, 50, 40, 30, 20, 10, 0);
        assertEquals(new RateLimitState(OF_USER, 0, Duration.ofMinutes(10)), OF_USER.stateAfter(events, NOW));
    }

    @Test
    void stateAfter_anEventAWholeWindowAgo_doesNotCountIt() {
        Instant anHourAgo = NOW.minus(HOUR);
        assertEquals(6, OF_USER.stateAfter(List.of(anHourAgo), NOW).remaining());
        assertEquals(5, OF_USER.stateAfter(List.of(anHourAgo.plusNanos(1)), NOW).remaining());
    }

    @Test
    void isExhausted_ifNothingIsLeft() {
        assertFalse(new RateLimitState(OF_USER, 1, HOUR).isExhausted());
        assertTrue(new RateLimitState(OF_USER, 0, HOUR).isExhausted());
    }

    @Test
    void remaining_ofMoreEventsThanAllowed_isZero() {
        assertEquals(0, new RateLimitState(OF_USER, -1, HOUR).remaining());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "1, 1", "999, 1", "1000, 1", "1001, 2", "3600000, 3600"})
    void resetsInSeconds_isRoundedUpAndNeverNegative(long millis, long seconds) {
        assertEquals(seconds, new RateLimitState(OF_USER, 0, Duration.ofMillis(millis)).resetsInSeconds());
    }

    @Test
    void resetsInSeconds_ofANanosecond_isOne() {
        assertEquals(1, new RateLimitState(OF_USER, 0, Duration.ofNanos(1)).resetsInSeconds());
    }

    private static List<Instant> minutesAgo(Integer... minutes) {
        return Stream.of(minutes).map(ago -> NOW.minus(Duration.ofMinutes(ago))).toList();
    }
}
