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
        return (verdict.historyDecides() ? throttled(verdict) : settle(verdict))
                .call(outcome -> trail.append(event(verdict, outcome)));
    }

    private Uni<Verification> throttled(Verdict verdict) {
        return wrongCodes
                .exhausted(verdict.userId())
                .chain(state -> state.<Uni<Verification>>map(
                                exhausted -> Uni.createFrom().item(new Throttled(exhausted)))
                        .orElseGet(() -> settle(verdict)));
    }

    private Uni<Verification> settle(Verdict verdict) {
        Verification finding = verdict.finding();
        if (finding instanceof Verified) {
            return use(verdict).map(stands -> stands ? finding : new Rejected(Rejection.EXPIRED));
        }
        return finding instanceof Rejected && verdict.code().isPresent()
                ? countFailure(verdict).replaceWith(finding)
                : Uni.createFrom().item(finding);
    }

    private Uni<Boolean> use(Verdict verdict) {
        return codes.use(verdict.userId(), verdict.code().map(Candidate::id).orElseThrow());
    }

    private Uni<Boolean> countFailure(Verdict verdict) {
        return codes.countFailure(
                verdict.userId(), verdict.code().map(Candidate::id).orElseThrow());
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
