package io.latchkey.usecase;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.caller.Session;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.code.Generation.Refused;
import io.latchkey.domain.code.GenerationRules;
import io.latchkey.domain.code.Issuance;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Standing;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An administrator gives a user a code. */
public final class GenerateCode {

    private final GenerationRules rules;
    private final Window<UserId> quota;
    private final Window<String> issuerQuota;
    private final Codes codes;
    private final AuditTrail trail;
    private final Hashing hashing;
    private final RandomGenerator random;

    public GenerateCode(
            GenerationRules rules,
            Window<UserId> quota,
            Window<String> issuerQuota,
            Codes codes,
            AuditTrail trail,
            Hashing hashing,
            RandomGenerator random) {
        this.rules = rules;
        this.quota = quota;
        this.issuerQuota = issuerQuota;
        this.codes = codes;
        this.trail = trail;
        this.hashing = hashing;
        this.random = random;
    }

    /** What is asked for, and by whom. */
    public record Request(Session caller, Origin origin, UserId userId, Lifetime lifetime, Optional<String> reason) {

        String issuer() {
            return origin.actor().subject();
        }
    }

    /** One for the user, one for the administrator. */
    private record Places(Reservation ofUser, Reservation ofIssuer) {

        boolean isExhausted() {
            return ofUser instanceof Reservation.Exhausted || ofIssuer instanceof Reservation.Exhausted;
        }
    }

    /** The rules about the caller come first and cost nothing; then the windows; then the store has the last word. */
    public Uni<Generation> generate(Request request) {
        return rules.first(request.caller(), request.userId())
                .map(refusal -> refuse(request, new Refused(refusal)))
                .orElseGet(() -> reserve(request).chain(places -> issueIn(places, request)));
    }

    /** Both at once, so that a silent store of windows is waited for once. */
    private Uni<Places> reserve(Request request) {
        return Uni.combine()
                .all()
                .unis(quota.reserve(request.userId()), issuerQuota.reserve(request.issuer()))
                .with(Places::new);
    }

    private Uni<Void> giveBack(Request request, Places places) {
        return quota.giveBack(request.userId(), places.ofUser())
                .chain(() -> issuerQuota.giveBack(request.issuer(), places.ofIssuer()));
    }

    private Uni<Generation> issueIn(Places places, Request request) {
        return (places.isExhausted() ? confirmExhausted(request) : issue(request))
                .onItem()
                .call(outcome -> outcome instanceof Refused ? giveBack(request, places) : done())
                .onFailure()
                .call(() -> giveBack(request, places));
    }

    /**
     * The windows hold places of requests in flight and of crashed replicas too, and cannot tell an exhausted quota from
     * a code generated a moment ago. The history can; only where it knows of no refusal does the request go on.
     */
    private Uni<Generation> confirmExhausted(Request request) {
        return codes.standing(request.userId())
                .chain(standing -> refusal(standing)
                        .map(refusal -> refuse(request, new Refused(refusal, standing)))
                        .orElseGet(() -> unlessIssuerExhausted(request)));
    }

    private Uni<Generation> unlessIssuerExhausted(Request request) {
        return codes.issuerQuota(request.issuer())
                .chain(left -> left.isExhausted() ? refuse(request, Refused.byIssuerQuota(left)) : issue(request));
    }

    private static Optional<Refusal> refusal(Optional<Standing> standing) {
        return standing.isEmpty()
                ? Optional.of(Refusal.USER_NOT_FOUND)
                : standing.get().refusals().stream().findFirst();
    }

    /** Hashed before the store is asked: no session waits for the hash. */
    private Uni<Generation> issue(Request request) {
        CodeText code = CodeText.random(random);
        return hashing.hash(code)
                .map(hash ->
                        new NewCode(request.userId(), hash, request.lifetime(), request.reason(), request.origin()))
                .chain(codes::issue)
                .map(issuance -> outcome(code, issuance));
    }

    private static Generation outcome(CodeText code, Issuance issuance) {
        return issuance instanceof Issuance.Issued issued
                ? new Generated(code, issued.validity(), issued.quota())
                : ((Issuance.Refused) issuance).refusal();
    }

    private Uni<Generation> refuse(Request request, Refused refused) {
        AuditEvent event = AuditEvent.refused(
                AuditEvent.Type.CODE_GENERATED,
                request.userId(),
                request.origin(),
                refused.refusal().word());
        return trail.record(event).replaceWith(refused);
    }

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
