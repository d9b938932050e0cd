package io.latchkey.domain.code;

import java.time.Instant;

/** When a code stands: from its issue, inclusive, to its end, exclusive. Ended at once, it may be empty. */
public record Validity(Instant issuedAt, Instant endsAt) {

    /** @throws IllegalArgumentException where it would end before it began, or outlast the longest {@link Lifetime} */
    public Validity {
        if (endsAt.isBefore(issuedAt) || endsAt.isAfter(issuedAt.plus(new Lifetime(Lifetime.MAX_HOURS).duration()))) {
            throw new IllegalArgumentException("a code ends within " + Lifetime.MAX_HOURS + " hours of its issue");
        }
    }

    public static Validity of(Instant issuedAt, Lifetime lifetime) {
        return new Validity(issuedAt, issuedAt.plus(lifetime.duration()));
    }
}
