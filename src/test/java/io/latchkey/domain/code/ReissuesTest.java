package io.latchkey.domain.code;

import static io.latchkey.domain.code.SampleSession.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReissuesTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);

    @Test
    void firstCode_isNoReissue() {
        assertEquals(0, Reissues.inARow(List.of(), NOW));
    }

    @Test
    void codeWithin24HoursOfTheEndOfTheOneBefore_isAReissue() {
        assertEquals(1, Reissues.inARow(List.of(endingAt(NOW)), NOW));
        assertEquals(1, Reissues.inARow(List.of(endingAt(NOW.minus(DAY))), NOW));
        assertEquals(0, Reissues.inARow(List.of(endingAt(NOW.minus(DAY).minusNanos(1))), NOW));
    }

    @Test
    void reissues_areCountedBackToTheFirstGap() {
        Validity newest = endingAt(NOW.minus(HOUR));
        Validity second = endingAt(newest.issuedAt().minus(DAY));
        Validity third = endingAt(second.issuedAt().minus(HOUR));
        Validity afterAGap = endingAt(second.issuedAt().minus(DAY).minusNanos(1));
        assertEquals(3, Reissues.inARow(List.of(newest, second, third), NOW));
        assertEquals(2, Reissues.inARow(List.of(newest, second, afterAGap), NOW));
    }

    private static Validity endingAt(Instant end) {
        return new Validity(end.minus(HOUR), end);
    }
}
