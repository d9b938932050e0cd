package io.latchkey.domain.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {

    @Test
    void ofUser_isSixInAnyHour() {
        assertEquals(new RateLimit("generate", 6, Duration.ofHours(1)), Quota.OF_USER);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 100_000})
    void ofIssuer_withinItsBounds_isPerHour(int perHour) {
        assertEquals(new RateLimit("generate-issuer", perHour, Duration.ofHours(1)), new Quota(perHour).ofIssuer());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void newQuota_outOfBounds_isRefused(int perHour) {
        assertThrows(IllegalArgumentException.class, () -> new Quota(perHour));
    }

    @Test
    void stateOfACount_isThatOfItsEvents() {
        RateLimit limit = new Quota(3).ofIssuer();
        assertEquals(
                new RateLimitState(limit, 3, Duration.ZERO), limit.stateOf(0, SampleSession.NOW, SampleSession.NOW));
        assertEquals(
                new RateLimitState(limit, 0, Duration.ofMinutes(59)),
                limit.stateOf(3, SampleSession.NOW.minusSeconds(60), SampleSession.NOW));
    }
}
