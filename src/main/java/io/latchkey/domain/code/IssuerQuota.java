package io.latchkey.domain.code;

import java.time.Duration;

/** How many codes one administrator may generate, for whomever: what a stolen or angry session can do at most. */
public record IssuerQuota(int perHour) {

    /** For whoever equips a whole company; above, it would be no quota any more. */
    public static final int MAX_PER_HOUR = 100_000;

    private static final String NAME = "generate-issuer";

    /** @throws IllegalArgumentException outside 1 to {@value #MAX_PER_HOUR} */
    public IssuerQuota {
        if (perHour < 1 || perHour > MAX_PER_HOUR) {
            throw new IllegalArgumentException("codes of one administrator: 1 to " + MAX_PER_HOUR + " an hour");
        }
    }

    public RateLimit limit() {
        return new RateLimit(NAME, perHour, Duration.ofHours(1));
    }
}
