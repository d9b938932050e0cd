package io.latchkey.domain.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a high-assurance session is (RFC 9470).
 *
 * @param acrValues any one of them suffices, in order of preference
 * @param maxAge how long ago the caller may have authenticated; no bound if empty
 */
public record StepUpPolicy(List<String> acrValues, Optional<Duration> maxAge) {

    /** How far the identity provider's clock may be ahead of the replica's. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** @throws IllegalArgumentException if no session could satisfy the policy */
    public StepUpPolicy {
        acrValues = List.copyOf(acrValues);
        if (acrValues.isEmpty()
                || maxAge.filter(age -> age.isNegative() || age.isZero()).isPresent()) {
            throw new IllegalArgumentException("step-up names an acr value, and a maximum age above zero if any");
        }
    }

    /** A session whose authentication time is in the future does not satisfy any policy. */
    public boolean isSatisfiedBy(Session session, Instant now) {
        return session.acr().filter(acrValues::contains).isPresent()
                && session.authTime()
                        .filter(at -> at.isAfter(now.plus(CLOCK_SKEW)))
                        .isEmpty()
                && isFresh(session, now);
    }

    /** If there is a maximum age, a session without an authentication time is too old. */
    private boolean isFresh(Session session, Instant now) {
        return maxAge.isEmpty()
                || session.authTime()
                        .filter(at -> at.plus(maxAge.get()).isAfter(now))
                        .isPresent();
    }
}
