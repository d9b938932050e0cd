package io.latchkey.domain.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How many wrong codes may be tried against one user (rule 10 of the contract). Configuration may lower the numbers but not
 * raise them: together they stay below the hundred failed attempts of NIST SP 800-63B-4 §3.2.2.
 */
public record Throttle(int perHour, int perDay) {

    public static final int MAX_PER_HOUR = 10;
    public static final int MAX_PER_DAY = 50;

    private static final String NAME = "verify";

    /** @throws IllegalArgumentException outside 1 to {@value #MAX_PER_HOUR} an hour, 1 to {@value #MAX_PER_DAY} a day */
    public Throttle {
        if (perHour < 1 || perHour > MAX_PER_HOUR || perDay < 1 || perDay > MAX_PER_DAY) {
            throw new IllegalArgumentException(
                    "wrong codes: 1 to " + MAX_PER_HOUR + " an hour and 1 to " + MAX_PER_DAY + " in 24 hours");
        }
    }

    /** The exhausted limit that allows another attempt last; empty if none is exhausted after these wrong codes. */
    public Optional<RateLimitState> exhaustedAfter(Collection<Instant> wrongCodes, Instant now) {
        return limits().stream()
                .map(limit -> limit.stateAfter(wrongCodes, now))
                .filter(RateLimitState::isExhausted)
                .max(Comparator.comparing(RateLimitState::resetsIn));
    }

    List<RateLimit> limits() {
        return List.of(
                new RateLimit(NAME, perHour, Duration.ofHours(1)), new RateLimit(NAME, perDay, Duration.ofHours(24)));
    }
}
