package io.latchkey.postgres.codes;

import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.postgres.DatabaseClock;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;

/** The issuer's quota, counted in the history of codes. */
@ApplicationScoped
class IssuerCodes {

    /** The number and the oldest of the newest codes that fit into the quota. PostgreSQL counts, because the quota may be large. */
    private static final String NEWEST = """
            SELECT count(*), min(issued_at)
            FROM (SELECT issued_at FROM temporary_verification_codes
                  WHERE issued_by = :issuer AND issued_at > :since ORDER BY issued_at DESC LIMIT :limit) AS newest
            """;

    private final RateLimit limit;

    IssuerCodes(Quota quota) {
        this.limit = quota.ofIssuer();
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
