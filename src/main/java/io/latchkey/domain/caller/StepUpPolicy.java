package io.latchkey.domain.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a high-assurance session is (RFC 9470).
 *
 * @param acrValues any one of them suffices, in order of preference
 * @param maxAge how long ago the caller may have authenticated; no bound where absent
 */
public record StepUpPolicy(List<String> acrValues, Optional<Duration> maxAge) {

    /** How far the identity provider's clock may run ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** @throws IllegalArgumentException where no session could satisfy it */
    public StepUpPolicy {
        acrValues = List.copyOf(acrValues);
        if (acrValues.isEmpty()
                || maxAge.filter(age -> age.isNegative() || age.isZero()).isPresent()) {
            throw new IllegalArgumentException("step-up names an acr value, and a maximum age above zero if any");
        }
    }

    /** Nobody has logged in in the future, whatever the maximum age. */
    public boolean isSatisfiedBy(Session session, Instant now) {
        return session.acr().filter(acrValues::contains).isPresent()
                && session.authTime()
                        .filter(at -> at.isAfter(now.plus(CLOCK_SKEW)))
                        .isEmpty()
                && isFresh(session, now);
    }

    /** A session that does not say when it began is not. */
    private boolean isFresh(Session session, Instant now) {
        return maxAge.isEmpty()
                || session.authTime()
                        .filter(at -> at.plus(maxAge.get()).isAfter(now))
                        .isPresent();
    }
}
