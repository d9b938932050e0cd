package io.latchkey.postgres.codes;

import io.latchkey.domain.Word;
import io.latchkey.domain.caller.Actor;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Candidate;
import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.Presented;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.Throttle;
import io.latchkey.domain.code.Verdict;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.code.Verification.Rejected;
import io.latchkey.domain.code.Verification.Throttled;
import io.latchkey.domain.code.Verification.Verified;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The single statement of a verification. It bypasses Hibernate, because a login waits for it. Migration V4 describes it. */
@ApplicationScoped
class VerifyStatement {

    static final String STATEMENT = "SELECT outcome, decided_at, wrong_at, candidate, hash, active, ends_at"
            + " FROM verify_code($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

    private static final String VERIFIED = "verified";
    private static final String THROTTLED = "throttled";

    private final Pool pool;
    private final Throttle throttle;

    VerifyStatement(Pool pool, Throttle throttle) {
        this.pool = pool;
        this.throttle = throttle;
    }

    Uni<Presented> present(UserId user, Optional<UUID> known, Origin origin) {
        return run(user, null, known, origin).map(this::presented);
    }

    Uni<Verification> conclude(Verdict verdict) {
        return run(verdict.userId(), word(verdict.finding()), verdict.code().map(Candidate::id), verdict.origin())
                .map(this::verification);
    }

    /** Uses a connection and not the pool itself, which fails a caller that it has timed out a second time, with an error. */
    private Uni<Row> run(UserId user, String finding, Optional<UUID> code, Origin origin) {
        Actor actor = origin.actor();
        Tuple parameters = Tuple.tuple()
                .addString(user.value())
                .addString(finding)
                .addUUID(code.orElse(null))
                .addInteger(throttle.perHour())
                .addInteger(throttle.perDay())
                .addString(actor.subject())
                .addString(actor.clientId().orElse(null))
                .addString(actor.acr().orElse(null))
                .addString(origin.sourceIp().orElse(null))
                .addString(origin.requestId());
        return pool.withConnection(connection ->
                connection.preparedQuery(STATEMENT).execute(parameters).map(VerifyStatement::only));
    }

    private static Row only(RowSet<Row> rows) {
        return rows.iterator().next();
    }

    private static String word(Verification finding) {
        return finding.fold(verified -> VERIFIED, rejected -> rejected.reason().word(), throttled -> THROTTLED);
    }

    private Presented presented(Row row) {
        return row.getString("outcome") == null
                ? new Presented.ToCompare(
                        Optional.ofNullable(row.getUUID("candidate")).map(id -> candidate(id, row)))
                : new Presented.Settled(verification(row));
    }

    private static Candidate candidate(UUID id, Row row) {
        return new Candidate(id, CodeHash.decode(row.getString("hash")), row.getBoolean("active"), endsAt(row));
    }

    private Verification verification(Row row) {
        String outcome = row.getString("outcome");
        if (outcome.equals(VERIFIED)) {
            return new Verified(endsAt(row));
        }
        return outcome.equals(THROTTLED) ? throttled(row) : new Rejected(Word.of(Rejection.class, outcome));
    }

    private Throttled throttled(Row row) {
        Instant now = row.getOffsetDateTime("decided_at").toInstant();
        var wrong = Stream.of(row.getArrayOfOffsetDateTimes("wrong_at"))
                .map(OffsetDateTime::toInstant)
                .toList();
        return new Throttled(throttle.exhaustedAfter(wrong, now).orElseThrow());
    }

    private static Instant endsAt(Row row) {
        return row.getOffsetDateTime("ends_at").toInstant();
    }
}
