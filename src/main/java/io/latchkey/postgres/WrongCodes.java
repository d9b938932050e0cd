package io.latchkey.postgres;

import io.latchkey.domain.RateLimitState;
import io.latchkey.domain.Throttle;
import io.latchkey.domain.UserId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The throttle's last word: wrong codes counted in the audit history. Redis refuses sooner and without comparing; but it
 * may be away, forget, or answer some and not others, and none of these may lend a guesser more attempts.
 */
@ApplicationScoped
class WrongCodes {

    /**
     * In the words of the index that answers it, and of {@link io.latchkey.domain.Rejection#isWrongCode()}. No event is later
     * than now and an hour, so that no month that is not there yet is looked into.
     */
    private static final String OF_THE_USER = "FROM audit_events WHERE user_id = :userId AND type = 'code.verified'"
            + " AND reason IN ('mismatch', 'expired', 'no_active_code') AND at < now() + interval '1 hour'";

    /** To be completed with an instant. */
    static final String COUNT_SINCE = "SELECT count(*) " + OF_THE_USER + " AND at";

    private static final String TIMES =
            "SELECT at " + OF_THE_USER + " AND at > now() - interval '24 hours' ORDER BY at DESC";

    /** A user who does not exist can be waited for too. */
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:userId, 0))";

    private final Throttle throttle;

    WrongCodes(Throttle throttle) {
        this.throttle = throttle;
    }

    /**
     * Parallel guesses wait for one another here, the right one among them too, and count what those before them wrote
     * down: no more than the limit are answered, of however many. Before any row is locked, or two of them would wait for
     * each other.
     */
    Uni<Void> lock(UserId user) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("userId", user.value())
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** The limit that has no room for one more wrong code. */
    Uni<Optional<RateLimitState>> exhausted(UserId user) {
        return times(user).chain(times -> DatabaseClock.now().map(now -> throttle.exhaustedAfter(times, now)));
    }

    private static Uni<List<Instant>> times(UserId user) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TIMES, Instant.class)
                        .setParameter("userId", user.value())
                        .setMaxResults(Throttle.MAX_PER_DAY)
                        .getResultList());
    }
}
