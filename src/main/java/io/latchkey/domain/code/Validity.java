package io.latchkey.domain.code;

import java.time.Instant;

/** The period in which a code is active: from its issue, inclusive, to its end, exclusive. It may be empty. */
public record Validity(Instant issuedAt, Instant endsAt) {

    /** @throws IllegalArgumentException if it would end before its issue, or last longer than the longest {@link Lifetime} */
    public Validity {
        if (endsAt.isBefore(issuedAt) || endsAt.isAfter(issuedAt.plus(new Lifetime(Lifetime.MAX_HOURS).duration()))) {
            throw new IllegalArgumentException("a code ends within " + Lifetime.MAX_HOURS + " hours of its issue");
        }
    }

    public static Validity of(Instant issuedAt, Lifetime lifetime) {
        return new Validity(issuedAt, issuedAt.plus(lifetime.duration()));
    }
}
