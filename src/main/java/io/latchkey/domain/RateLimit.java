package io.latchkey.domain;

import java.time.Duration;

/**
 * At most so many events of one user in any sliding window.
 *
 * @param name the policy's name in the RateLimit headers (draft-ietf-httpapi-ratelimit-headers)
 * @param limit at least one
 * @param window whole seconds, at least one
 */
public record RateLimit(String name, int limit, Duration window) {

    /** Six codes in any sliding hour: a rule of the service, not a setting. */
    public static final RateLimit GENERATE = new RateLimit("generate", 6, Duration.ofHours(1));

    /** @throws IllegalArgumentException where a bound is below one */
    public RateLimit {
        if (limit < 1 || window.toSeconds() < 1) {
            throw new IllegalArgumentException("a rate limit allows at least one event in at least one second");
        }
    }

    /** Before any event. */
    public RateLimitState unused() {
        return new RateLimitState(this, limit, Duration.ZERO);
    }
}
