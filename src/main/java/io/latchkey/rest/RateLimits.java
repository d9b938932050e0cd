package io.latchkey.rest;

import io.latchkey.domain.RateLimit;
import io.latchkey.domain.RateLimitState;

/** The header fields of draft-ietf-httpapi-ratelimit-headers, as structured fields (RFC 9651). */
final class RateLimits {

    static final String POLICY_HEADER = "RateLimit-Policy";
    static final String STATE_HEADER = "RateLimit";

    private RateLimits() {}

    static String policy(RateLimit policy) {
        return "\"%s\";q=%d;w=%d"
                .formatted(policy.name(), policy.limit(), policy.window().toSeconds());
    }

    static String state(RateLimitState state) {
        return "\"%s\";r=%d;t=%d".formatted(state.policy().name(), state.remaining(), state.resetsInSeconds());
    }
}
