package io.latchkey.http;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;

/** The header fields of draft-ietf-httpapi-ratelimit-headers, as structured fields (RFC 9651). */
public final class RateLimitHeaders {

    public static final String POLICY_HEADER = "RateLimit-Policy";
    public static final String STATE_HEADER = "RateLimit";

    private RateLimitHeaders() {}

    public static String policy(RateLimit policy) {
        return "\"%s\";q=%d;w=%d"
                .formatted(policy.name(), policy.limit(), policy.window().toSeconds());
    }

    public static String state(RateLimitState state) {
        return "\"%s\";r=%d;t=%d".formatted(state.policy().name(), state.remaining(), state.resetsInSeconds());
    }
}
