package io.latchkey.domain.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifetimeTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 23, 24})
    void newLifetime_oneToTwentyFourHours_lastsThatLong(int hours) {
        assertEquals(Duration.ofHours(hours), new Lifetime(hours).duration());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 25, Integer.MAX_VALUE})
    void newLifetime_outOfBounds_isRefused(int hours) {
        assertThrows(IllegalArgumentException.class, () -> new Lifetime(hours));
    }

    @Test
    void bounds_areTheContracts() {
        assertEquals(1, Lifetime.MIN_HOURS);
        assertEquals(24, Lifetime.MAX_HOURS);
    }
}
