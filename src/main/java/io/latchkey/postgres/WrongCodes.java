package io.latchkey.postgres;

import io.latchkey.domain.AuditEvent;
import io.latchkey.domain.RateLimitState;
import io.latchkey.domain.Rejection;
import io.latchkey.domain.Throttle;
import io.latchkey.domain.UserId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The throttle while the store of windows is away: wrong codes are counted in the audit history. */
@ApplicationScoped
class WrongCodes {

    private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

    private static final List<String> WRONG = Arrays.stream(Rejection.values())
            .filter(Rejection::isWrongCode)
            .map(Rejection::word)
            .toList();

    private static final String TIMES = "select at from AuditEventEntity where userId = :userId and type = :type"
            + " and outcome = :outcome and reason in :reasons and at > :since order by at desc";

    /** Parallel guesses wait for one another here; a user who does not exist can be waited for too. */
    private static final String LOCK = "select 1 from pg_advisory_xact_lock(hashtextextended(:userId, 0))";

    private final Throttle throttle;

    WrongCodes(Throttle throttle) {
        this.throttle = throttle;
    }

    /**
     * The limit that has no room for one more wrong code. Counted where the finding is written down and not where it is
     * made: of any number of parallel guesses no more than the limit are answered, right or wrong.
     */
    Uni<Optional<RateLimitState>> exhausted(UserId user) {
        return lock(user)
                .chain(DatabaseClock::now)
                .chain(now -> times(user, now).map(times -> throttle.exhaustedAfter(times, now)));
    }

    private static Uni<Void> lock(UserId user) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("userId", user.value())
                        .getSingleResult())
                .replaceWithVoid();
    }

    private static Uni<List<Instant>> times(UserId user, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(TIMES, Instant.class)
                        .setParameter("userId", user.value())
                        .setParameter("type", AuditEvent.Type.CODE_VERIFIED)
                        .setParameter("outcome", AuditEvent.Outcome.REFUSED)
                        .setParameter("reasons", WRONG)
                        .setParameter("since", now.minus(LONGEST_WINDOW))
                        .setMaxResults(Throttle.MAX_PER_DAY)
                        .getResultList());
    }
}
