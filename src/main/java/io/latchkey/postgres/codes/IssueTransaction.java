package io.latchkey.postgres.codes;

import static io.latchkey.domain.audit.AuditEvent.Type.CODE_GENERATED;
import static io.latchkey.domain.audit.AuditEvent.Type.CODE_REISSUED_REPEATEDLY;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.code.Generation.Refused;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Reissues;
import io.latchkey.domain.code.Validity;
import io.latchkey.postgres.AdvisoryLocks;
import io.latchkey.postgres.audit.AuditEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Issues a code: locks the user and the administrator, applies the rules, inserts the code, and writes the audit event. */
@ApplicationScoped
class IssueTransaction {

    private final CodeOwners owners;
    private final CodeRepository codes;
    private final Standings standings;
    private final IssuerCodes issuers;
    private final AuditEvents trail;

    IssueTransaction(
            CodeOwners owners, CodeRepository codes, Standings standings, IssuerCodes issuers, AuditEvents trail) {
        this.owners = owners;
        this.codes = codes;
        this.standings = standings;
        this.issuers = issuers;
        this.trail = trail;
    }

    Uni<Generation> issue(NewCode code) {
        return owners.lock(code.userId())
                .chain(owner -> owner.map(known -> decide(code, known))
                        .orElseGet(() -> refused(new Refused(Refusal.USER_NOT_FOUND))))
                .call(outcome -> trail.append(event(code, outcome)))
                .call(outcome -> warn(code, outcome));
    }

    /** Reads after both locks, so that it sees the codes issued by their previous holders. */
    private Uni<Generation> decide(NewCode code, CodeOwner owner) {
        return AdvisoryLocks.issuer(issuer(code))
                .chain(() -> standings.of(owner))
                .chain(read -> read.standing().refusals().stream()
                        .findFirst()
                        .map(refusal -> refused(new Refused(refusal, Optional.of(read.standing()))))
                        .orElseGet(() -> unlessIssuerExhausted(code, read)));
    }

    private Uni<Generation> unlessIssuerExhausted(NewCode code, Standings.Read read) {
        return issuers.quota(issuer(code), read.now())
                .chain(left -> left.isExhausted() ? refused(Refused.byIssuerQuota(left)) : insert(code, read));
    }

    private Uni<Generation> insert(NewCode code, Standings.Read read) {
        Validity validity = Validity.of(read.now(), code.lifetime());
        return codes.latest(code.userId(), Reissues.ALARMING)
                .chain(before -> codes.insert(code, validity)
                        .<Generation>map(inserted -> inserted
                                ? new Generated(
                                        validity,
                                        afterOneMore(read.standing().quota()),
                                        Reissues.inARow(before, validity.issuedAt()))
                                : new Refused(Refusal.ACTIVE_CODE_EXISTS, Optional.of(read.standing()))));
    }

    private Uni<Void> warn(NewCode code, Generation outcome) {
        int reissues = outcome.fold(Generated::reissues, refused -> 0);
        return reissues >= Reissues.ALARMING
                ? trail.append(AuditEvent.success(
                        CODE_REISSUED_REPEATEDLY, code.userId(), code.origin(), Map.of("reissues", reissues)))
                : Uni.createFrom().voidItem();
    }

    private static String issuer(NewCode code) {
        return code.origin().actor().subject();
    }

    private static RateLimitState afterOneMore(RateLimitState quota) {
        RateLimit policy = quota.policy();
        boolean first = quota.remaining() == policy.limit();
        Duration resetsIn = first ? policy.window() : quota.resetsIn();
        return new RateLimitState(policy, quota.remaining() - 1, resetsIn);
    }

    private static Uni<Generation> refused(Refused refused) {
        return Uni.createFrom().item(refused);
    }

    private static AuditEvent event(NewCode code, Generation outcome) {
        return outcome.fold(
                generated -> AuditEvent.success(CODE_GENERATED, code.userId(), code.origin(), details(code, generated)),
                refused -> AuditEvent.refused(
                        CODE_GENERATED,
                        code.userId(),
                        code.origin(),
                        refused.reason().word()));
    }

    private static Map<String, Object> details(NewCode code, Generated generated) {
        String expiresAt = generated.validity().endsAt().toString();
        return code.reason()
                .<Map<String, Object>>map(reason -> Map.of("expiresAt", expiresAt, "reason", reason))
                .orElse(Map.of("expiresAt", expiresAt));
    }
}
