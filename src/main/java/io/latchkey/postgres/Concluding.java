package io.latchkey.postgres;

import static io.latchkey.domain.AuditEvent.Type.CODE_VERIFIED;

import io.latchkey.domain.AuditEvent;
import io.latchkey.domain.Candidate;
import io.latchkey.domain.Rejection;
import io.latchkey.domain.Verdict;
import io.latchkey.domain.Verification;
import io.latchkey.domain.Verification.Rejected;
import io.latchkey.domain.Verification.Throttled;
import io.latchkey.domain.Verification.Verified;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** The concluding transaction of a verification: does the finding still hold, and write it down. */
@ApplicationScoped
class Concluding {

    private static final String THROTTLED = "throttled";

    private final CodeRepository codes;
    private final WrongCodes wrongCodes;
    private final AuditEventRepository trail;

    Concluding(CodeRepository codes, WrongCodes wrongCodes, AuditEventRepository trail) {
        this.codes = codes;
        this.wrongCodes = wrongCodes;
        this.trail = trail;
    }

    Uni<Verification> conclude(Verdict verdict) {
        return settle(verdict).call(outcome -> trail.append(event(verdict, outcome)));
    }

    private Uni<Verification> settle(Verdict verdict) {
        Verification finding = verdict.finding();
        if (finding instanceof Verified) {
            return inTurn(verdict, useOrElse(verdict, unlessThrottled(verdict, new Rejected(Rejection.EXPIRED))));
        }
        return finding instanceof Rejected rejected && rejected.rejection().isWrongCode()
                ? inTurn(verdict, unlessThrottled(verdict, rejected).call(outcome -> countFailure(verdict, outcome)))
                : Uni.createFrom().item(finding);
    }

    private Uni<Verification> inTurn(Verdict verdict, Uni<Verification> work) {
        return wrongCodes.lock(verdict.userId()).chain(() -> work);
    }

    private Uni<Verification> useOrElse(Verdict verdict, Uni<Verification> otherwise) {
        Candidate code = verdict.code().orElseThrow();
        return codes.use(verdict.userId(), code.id())
                .chain(used -> used ? Uni.createFrom().item(verdict.finding()) : otherwise);
    }

    private Uni<Verification> unlessThrottled(Verdict verdict, Rejected rejected) {
        return wrongCodes
                .exhausted(verdict.userId())
                .map(state -> state.<Verification>map(Throttled::new).orElse(rejected));
    }

    private Uni<Void> countFailure(Verdict verdict, Verification outcome) {
        return verdict.code()
                .filter(code -> outcome instanceof Rejected)
                .map(code -> codes.countFailure(verdict.userId(), code.id()))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static AuditEvent event(Verdict verdict, Verification outcome) {
        if (outcome instanceof Verified) {
            return AuditEvent.success(CODE_VERIFIED, verdict.userId(), verdict.origin(), Map.of());
        }
        String reason =
                outcome instanceof Rejected rejected ? rejected.rejection().word() : THROTTLED;
        return AuditEvent.refused(CODE_VERIFIED, verdict.userId(), verdict.origin(), reason);
    }
}
