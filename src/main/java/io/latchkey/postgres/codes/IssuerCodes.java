package io.latchkey.postgres.codes;

import io.latchkey.domain.code.IssuerQuota;
import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.postgres.DatabaseClock;
import io.latchkey.postgres.users.UserNames;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;

/** What each administrator generated, from the history of codes: the last word on the issuer's quota. */
@ApplicationScoped
class IssuerCodes {

    /** Other locks of {@link WrongCodes} and {@link UserNames} are other numbers. */
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(:issuer, 3))";

    /** Of the newest that fit into the quota, how many and the oldest. Counted there: the quota may be large. */
    private static final String NEWEST = """
            SELECT count(*), min(issued_at)
            FROM (SELECT issued_at FROM temporary_verification_codes
                  WHERE issued_by = :issuer AND issued_at > :since ORDER BY issued_at DESC LIMIT :limit) AS newest
            """;

    private final RateLimit limit;

    IssuerCodes(IssuerQuota quota) {
        this.limit = quota.limit();
    }

    /**
     * Makes the generations of one administrator wait their turn, until each has committed: none counts without those before
     * it. After the user's row, whose owner waits for nobody who waits here.
     */
    Uni<Void> lock(String issuer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("issuer", issuer)
                        .getSingleResult())
                .replaceWithVoid();
    }

    Uni<RateLimitState> quota(String issuer) {
        return DatabaseClock.now().chain(now -> quota(issuer, now));
    }

    Uni<RateLimitState> quota(String issuer, Instant now) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(NEWEST, Object[].class)
                        .setParameter("issuer", issuer)
                        .setParameter("since", now.minus(limit.window()))
                        .setParameter("limit", limit.limit())
                        .getSingleResult())
                .map(row -> limit.stateOf(((Long) row[0]).intValue(), instant(row[1], now), now));
    }

    private static Instant instant(Object time, Instant otherwise) {
        return time == null ? otherwise : ((OffsetDateTime) time).toInstant();
    }
}
