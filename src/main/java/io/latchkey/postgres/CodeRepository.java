package io.latchkey.postgres;

import static io.latchkey.postgres.DatabaseClock.NOW;

import io.latchkey.domain.Candidate;
import io.latchkey.domain.CodeHash;
import io.latchkey.domain.Lifetime;
import io.latchkey.domain.NewCode;
import io.latchkey.domain.RateLimit;
import io.latchkey.domain.Throttle;
import io.latchkey.domain.UserId;
import io.latchkey.domain.Validity;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The statements about codes. Rules about time compare with PostgreSQL's clock, in the statement itself. */
@ApplicationScoped
class CodeRepository implements PanacheRepositoryBase<CodeEntity, UUID> {

    private static final Duration LONGEST_LIFETIME = Duration.ofHours(Lifetime.MAX_HOURS);

    private static final String NEWEST = "select c, " + NOW + " from CodeEntity c join UserEntity u on u.id = c.userId"
            + " where c.userId = :userId and u.active and c.endsAt > " + NOW + " - 24 hour order by c.issuedAt desc";

    private static final String USE = """
            UPDATE temporary_verification_codes
            SET uses = uses + 1, last_used_at = clock_timestamp()
            WHERE user_id = :userId AND id = :id AND ends_at > clock_timestamp()
              AND (%s > now() - interval '1 hour') < :perHour
              AND (%s > now() - interval '24 hours') < :perDay
            """.formatted(WrongCodes.COUNT_SINCE, WrongCodes.COUNT_SINCE);

    private final Supplier<UUID> ids;
    private final Throttle throttle;

    CodeRepository(Supplier<UUID> ids, Throttle throttle) {
        this.ids = ids;
        this.throttle = throttle;
    }

    /** What a user's standing comes of: the codes of the quota's window, and the one that stands. Newest first. */
    Uni<List<CodeEntity>> recent(UserId user, Instant now) {
        return list(
                "userId = ?1 and issuedAt > ?2 and (issuedAt > ?3 or endsAt > ?4) order by issuedAt desc",
                user.value(),
                now.minus(LONGEST_LIFETIME),
                now.minus(RateLimit.GENERATE.window()),
                now);
    }

    /**
     * The newest code, if it stands or ended within 24 hours, and PostgreSQL's time. Periods do not overlap, so the
     * newest code is also the last to end. Nothing for an unknown or inactive user.
     */
    Uni<Optional<Candidate>> newest(UserId user) {
        return getSession()
                .chain(session -> session.createSelectionQuery(NEWEST, Object[].class)
                        .setParameter("userId", user.value())
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(CodeRepository::candidate));
    }

    private static Candidate candidate(Object[] row) {
        CodeEntity code = (CodeEntity) row[0];
        Instant now = (Instant) row[1];
        return new Candidate(code.id, CodeHash.decode(code.hash), code.endsAt.isAfter(now), code.endsAt);
    }

    /** The exclusion constraint answers with the row count: 0 where another code of the user stands. */
    Uni<Boolean> insert(NewCode code, Validity validity) {
        return getSession()
                .chain(session -> session.createMutationQuery("""
                                insert into CodeEntity (id, userId, hash, issuedAt, endsAt, issuedBy, reason, uses, failedAttempts)
                                values (:id, :userId, :hash, :issuedAt, :endsAt, :issuedBy, :reason, 0, 0)
                                on conflict do nothing""")
                        .setParameter("id", ids.get())
                        .setParameter("userId", code.userId().value())
                        .setParameter("hash", code.hash().encoded())
                        .setParameter("issuedAt", validity.issuedAt())
                        .setParameter("endsAt", validity.endsAt())
                        .setParameter("issuedBy", code.origin().actor().subject())
                        .setParameter("reason", code.reason().orElse(null))
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    /**
     * Counts a use, unless the code has ended or the user's wrong codes are too many. The clock is read when the row is,
     * after waiting for whoever holds it: an expiry that was committed meanwhile is seen.
     */
    Uni<Boolean> use(UserId user, UUID code) {
        return getSession()
                .chain(session -> session.createNativeQuery(USE)
                        .setParameter("userId", user.value())
                        .setParameter("id", code)
                        .setParameter("perHour", throttle.perHour())
                        .setParameter("perDay", throttle.perDay())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }

    Uni<Void> countFailure(UserId user, UUID code) {
        return update("failedAttempts = failedAttempts + 1 where userId = ?1 and id = ?2", user.value(), code)
                .replaceWithVoid();
    }

    /** Ends the code that stands. Never before it began, should the clock have been set back. */
    Uni<Boolean> expire(UserId user) {
        return update("endsAt = greatest(issuedAt, " + NOW + ") where userId = ?1 and endsAt > " + NOW, user.value())
                .map(rows -> rows > 0);
    }
}
