package io.latchkey.domain.caller;

import static io.latchkey.domain.code.SampleSession.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.SampleSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepUpPolicyTest {

    private static final StepUpPolicy LEVEL_ONLY = new StepUpPolicy(List.of("gold", "silver"), Optional.empty());
    private static final StepUpPolicy FIVE_MINUTES =
            new StepUpPolicy(List.of("gold"), Optional.of(Duration.ofMinutes(5)));

    @ParameterizedTest
    @ValueSource(strings = {"gold", "silver"})
    void isSatisfiedBy_anyListedLevel(String acr) {
        assertTrue(LEVEL_ONLY.isSatisfiedBy(session(acr), NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bronze", "GOLD", "gold silver", "gol", ""})
    void isSatisfiedBy_anotherLevel_not(String acr) {
        assertFalse(LEVEL_ONLY.isSatisfiedBy(session(acr), NOW));
    }

    @Test
    void isSatisfiedBy_noLevel_not() {
        assertFalse(LEVEL_ONLY.isSatisfiedBy(session(Optional.empty(), Optional.of(NOW)), NOW));
    }

    @Test
    void isSatisfiedBy_anyAge_ifNoMaximumIsSet() {
        assertTrue(LEVEL_ONLY.isSatisfiedBy(session(Optional.of("gold"), Optional.empty()), NOW));
        assertTrue(LEVEL_ONLY.isSatisfiedBy(session(Optional.of("gold"), Optional.of(Instant.EPOCH)), NOW));
    }

    /** Seconds between the login and now; negative if the identity provider's clock is ahead. */
    @ParameterizedTest
    @CsvSource({"0, true", "299, true", "300, false", "301, false", "-1, true", "-60, true", "-61, false"})
    void isSatisfiedBy_aLoginYoungerThanTheMaximumAge(long secondsAgo, boolean satisfied) {
        Session session = session(Optional.of("gold"), Optional.of(NOW.minusSeconds(secondsAgo)));
        assertEquals(satisfied, FIVE_MINUTES.isSatisfiedBy(session, NOW));
    }

    @Test
    void isSatisfiedBy_aSessionWithoutAuthTime_notIfAMaximumIsSet() {
        assertFalse(FIVE_MINUTES.isSatisfiedBy(session(Optional.of("gold"), Optional.empty()), NOW));
    }

    @Test
    void isSatisfiedBy_aFreshLoginOfAnotherLevel_not() {
        assertFalse(FIVE_MINUTES.isSatisfiedBy(session("silver"), NOW));
    }

    @Test
    void newPolicy_withoutLevels_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StepUpPolicy(List.of(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void newPolicy_maximumAgeNotAboveZero_isRefused(long seconds) {
        Optional<Duration> maxAge = Optional.of(Duration.ofSeconds(seconds));
        assertThrows(IllegalArgumentException.class, () -> new StepUpPolicy(List.of("gold"), maxAge));
    }

    private static Session session(String acr) {
        return session(Optional.of(acr), Optional.of(NOW));
    }

    private static Session session(Optional<String> acr, Optional<Instant> authTime) {
        return new Session(SampleSession.actor("carol"), Set.of(Role.MFA_ADMIN), acr, Set.of(), authTime);
    }
}
