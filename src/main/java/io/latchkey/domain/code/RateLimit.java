package io.latchkey.domain.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * At most so many events of one user, or of one administrator, in any sliding window.
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

    /** What is left at a moment, after these events; those outside the window do not count. */
    public RateLimitState stateAfter(Collection<Instant> events, Instant now) {
        List<Instant> counted = events.stream()
                .filter(at -> at.plus(window).isAfter(now))
                .sorted()
                .toList();
        return counted.isEmpty()
                ? stateOf(0, now, now)
                : stateOf(counted.size(), counted.get(Math.max(0, counted.size() - limit)), now);
    }

    /**
     * What is left where so many events are in the window.
     *
     * @param nextToLeave of the newest events that fit, the oldest; not looked at where there is none
     */
    public RateLimitState stateOf(int counted, Instant nextToLeave, Instant now) {
        Duration resetsIn = counted == 0 ? Duration.ZERO : Duration.between(now, nextToLeave.plus(window));
        return new RateLimitState(this, limit - counted, resetsIn);
    }
}
