package io.latchkey.domain.code;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LifetimePolicyTest {

    @Test
    void allows_bothBoundsAndWhatLiesBetween() {
        LifetimePolicy policy = policy(2, 8);
        assertTrue(policy.allows(new Lifetime(2)));
        assertTrue(policy.allows(new Lifetime(5)));
        assertTrue(policy.allows(new Lifetime(8)));
    }

    @Test
    void allows_oneHourLessOrMore_isFalse() {
        LifetimePolicy policy = policy(2, 8);
        assertFalse(policy.allows(new Lifetime(1)));
        assertFalse(policy.allows(new Lifetime(9)));
    }

    @Test
    void newPolicy_shortestIsLongest_allowsThatOne() {
        assertTrue(policy(4, 4).allows(new Lifetime(4)));
    }

    @Test
    void newPolicy_shortestAboveLongest_isRefused() {
        assertThrows(IllegalArgumentException.class, () -> policy(5, 4));
    }

    private static LifetimePolicy policy(int shortest, int longest) {
        return new LifetimePolicy(new Lifetime(shortest), new Lifetime(longest));
    }
}
