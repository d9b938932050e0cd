package io.latchkey.domain.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * The largest number of events of one user, or of one administrator, in any sliding window.
 *
 * @param name the policy's name in the RateLimit headers (draft-ietf-httpapi-ratelimit-headers)
 * @param limit at least one
 * @param window whole seconds, at least one
 */
public record RateLimit(String name, int limit, Duration window) {

    /** @throws IllegalArgumentException if a bound is below one */
    public RateLimit {
        if (limit < 1 || window.toSeconds() < 1) {
            throw new IllegalArgumentException("a rate limit allows at least one event in at least one second");
        }
    }

    /** What is left after these events; those outside the window do not count. */
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
     * What is left if this many events are in the window.
     *
     * @param nextToLeave the oldest of the newest {@code limit} events; ignored if {@code counted} is zero
     */
    public RateLimitState stateOf(int counted, Instant nextToLeave, Instant now) {
        Duration resetsIn = counted == 0 ? Duration.ZERO : Duration.between(now, nextToLeave.plus(window));
        return new RateLimitState(this, limit - counted, resetsIn);
    }
}
