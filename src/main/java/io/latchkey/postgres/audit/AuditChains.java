package io.latchkey.postgres.audit;

import io.latchkey.domain.Word;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.audit.ChainVerification.BrokenLink;
import io.latchkey.domain.audit.ChainVerification.Head;
import io.latchkey.domain.audit.ChainVerification.Problem;
import io.latchkey.domain.user.UserId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** Verifies the chain of hashes over each user's events. PostgreSQL writes the chain, and recomputes it here (migration V3). */
@ApplicationScoped
class AuditChains {

    private static final String VERIFY = """
            SELECT events, encode(head, 'hex'), head_at, retained_from, kept_found,
                   broken_position, broken_id, broken_at, problem
            FROM verify_audit_chain(:userId, decode(:keptHead, 'hex'))
            """;

    Uni<ChainVerification> verify(UserId user, Optional<String> keptHead) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(VERIFY, Object[].class)
                        .setParameter("userId", user.value())
                        .setParameter("keptHead", keptHead.orElse(""))
                        .getSingleResult())
                .map(row -> verification(row, keptHead.isPresent()));
    }

    private static ChainVerification verification(Object[] row, boolean headWasKept) {
        return new ChainVerification(
                (Long) row[0],
                Optional.ofNullable((String) row[1]).map(link -> new Head(link, instant(row[2]))),
                instant(row[3]),
                headWasKept ? Optional.of((Boolean) row[4]) : Optional.empty(),
                Optional.ofNullable((String) row[8]).map(problem -> brokenLink(row, Word.of(Problem.class, problem))));
    }

    private static BrokenLink brokenLink(Object[] row, Problem problem) {
        return new BrokenLink(
                (Long) row[5],
                problem,
                Optional.ofNullable((UUID) row[6]),
                Optional.ofNullable(row[7]).map(AuditChains::instant));
    }

    private static Instant instant(Object time) {
        return ((OffsetDateTime) time).toInstant();
    }
}
