package io.latchkey.domain.code;

import java.time.Duration;

/**
 * How many codes may be generated in any sliding hour (rule 5 of the contract).
 *
 * @param perIssuer for all users together, by one administrator: the bound on what a stolen session can do
 */
public record Quota(int perIssuer) {

    /** Six codes for one user: a rule of the service, not a setting. */
    public static final RateLimit OF_USER = new RateLimit("generate", 6, Duration.ofHours(1));

    /** Enough to generate a code for every user of a large company; more would be no quota. */
    public static final int MAX_PER_ISSUER = 100_000;

    /** @throws IllegalArgumentException outside 1 to {@value #MAX_PER_ISSUER} */
    public Quota {
        if (perIssuer < 1 || perIssuer > MAX_PER_ISSUER) {
            throw new IllegalArgumentException("codes of one administrator: 1 to " + MAX_PER_ISSUER + " an hour");
        }
    }

    public RateLimit ofIssuer() {
        return new RateLimit("generate-issuer", perIssuer, Duration.ofHours(1));
    }
}
