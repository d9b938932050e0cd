package io.latchkey.postgres.codes;

import static io.latchkey.postgres.DatabaseClock.NOW;

import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.Validity;
import io.latchkey.domain.user.UserId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The statements about codes. Rules about time compare with PostgreSQL's clock in the statement itself. */
@ApplicationScoped
class CodeRepository implements PanacheRepositoryBase<CodeEntity, UUID> {

    private static final Duration LONGEST_LIFETIME = Duration.ofHours(Lifetime.MAX_HOURS);

    private final Supplier<UUID> ids;

    CodeRepository(Supplier<UUID> ids) {
        this.ids = ids;
    }

    /** The codes that decide a user's standing: those in the quota's window and the active one. Newest first. */
    Uni<List<CodeEntity>> recent(UserId user, Instant now) {
        return list(
                "userId = ?1 and issuedAt > ?2 and (issuedAt > ?3 or endsAt > ?4) order by issuedAt desc",
                user.value(),
                now.minus(LONGEST_LIFETIME),
                now.minus(Quota.OF_USER.window()),
                now);
    }

    /** The periods of a user's latest codes, newest first. */
    Uni<List<Validity>> latest(UserId user, int count) {
        return find("userId = ?1 order by issuedAt desc", user.value())
                .range(0, count - 1)
                .list()
                .map(codes -> codes.stream()
                        .map(code -> new Validity(code.issuedAt, code.endsAt))
                        .toList());
    }

    /** False if the exclusion constraint refuses the row, because another code of the user is active. */
    Uni<Boolean> insert(NewCode code, Validity validity) {
        return getSession()
                .chain(session -> session.createMutationQuery("""
                    insert into CodeEntity (id, userId, hash, issuedAt, endsAt, issuedBy, reason, uses, failedAttempts)
                    values (:id, :userId, :hash, :issuedAt, :endsAt, :issuedBy, :reason, 0, 0)
                    on conflict do nothing\
                    """)
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

    /** Ends the active code. If the clock was set back, it ends when it began and not before. */
    Uni<Boolean> expire(UserId user) {
        return update("endsAt = greatest(issuedAt, " + NOW + ") where userId = ?1 and endsAt > " + NOW, user.value())
                .map(rows -> rows > 0);
    }
}
