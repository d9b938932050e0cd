package io.latchkey.domain.code;

import java.time.Duration;

/**
 * What one user or administrator has left of a limit.
 *
 * @param remaining how many more events are allowed now, never below zero
 * @param resetsIn when the oldest event leaves the window and {@code remaining} grows; zero if there is none
 */
public record RateLimitState(RateLimit policy, int remaining, Duration resetsIn) {

    public RateLimitState {
        remaining = Math.max(0, remaining);
        resetsIn = resetsIn.isNegative() ? Duration.ZERO : resetsIn;
    }

    public boolean isExhausted() {
        return remaining == 0;
    }

    /** Rounded up, so that a caller who waits that long is never early. */
    public long resetsInSeconds() {
        return resetsIn.plusNanos(999_999_999).toSeconds();
    }
}
