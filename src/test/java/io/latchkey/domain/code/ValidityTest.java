package io.latchkey.domain.code;

import static io.latchkey.domain.code.SampleSession.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ValidityTest {

    @Test
    void of_aLifetime_endsThatMuchLater() {
        assertEquals(new Validity(NOW, NOW.plus(Duration.ofHours(4))), Validity.of(NOW, new Lifetime(4)));
    }

    @Test
    void newValidity_endedAtOnce_isEmpty() {
        assertEquals(NOW, new Validity(NOW, NOW).endsAt());
    }

    @Test
    void newValidity_endsBeforeItBegins_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Validity(NOW, NOW.minusNanos(1)));
    }

    @Test
    void newValidity_twentyFourHours_areTheMost() {
        Duration longest = Duration.ofHours(24);
        assertEquals(NOW.plus(longest), new Validity(NOW, NOW.plus(longest)).endsAt());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Validity(NOW, NOW.plus(longest).plusNanos(1)));
    }
}
