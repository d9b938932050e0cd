package io.latchkey.usecase;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.caller.Session;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Generation.Refused;
import io.latchkey.domain.code.GenerationRules;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Standing;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An administrator generates a code for a user. */
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

    /** @param reason why the administrator generates the code, for the audit trail */
    public record Request(Session caller, Origin origin, UserId userId, Lifetime lifetime, Optional<String> reason) {

        String issuer() {
            return origin.actor().subject();
        }
    }

    private record Places(Reservation ofUser, Reservation ofIssuer) {

        boolean isExhausted() {
            return isExhausted(ofUser) || isExhausted(ofIssuer);
        }

        private static boolean isExhausted(Reservation reservation) {
            return reservation.fold(granted -> false, exhausted -> true, undecided -> false);
        }
    }

    /** Checks the rules about the caller first, because they cost nothing; then the windows. The store has the last word. */
    public Uni<Generation> generate(Request request) {
        return rules.first(request.caller(), request.userId(), request.lifetime())
                .map(refusal -> refuse(request, new Refused(refusal)))
                .orElseGet(() -> reserve(request).chain(places -> issueIn(places, request)));
    }

    /** Both places in parallel, so that an unavailable Redis delays the request only once. */
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
                .call(outcome ->
                        outcome.fold(generated -> Uni.createFrom().voidItem(), refused -> giveBack(request, places)))
                .onFailure()
                .call(() -> giveBack(request, places));
    }

    /**
     * A full window does not prove that the quota is exhausted: it also contains the places of requests in flight and of
     * replicas that crashed, and the user may already have a code. The history decides, and if it knows no reason to refuse,
     * the code is issued.
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

    /** Hashes the code before the store is called, so that no database session waits for the hash. */
    private Uni<Generation> issue(Request request) {
        CodeText code = CodeText.random(random);
        return hashing.hash(code)
                .map(hash ->
                        new NewCode(request.userId(), hash, request.lifetime(), request.reason(), request.origin()))
                .chain(codes::issue)
                .map(outcome -> outcome.fold(generated -> generated.withCode(code), refused -> refused));
    }

    private Uni<Generation> refuse(Request request, Refused refused) {
        AuditEvent event = AuditEvent.refused(
                AuditEvent.Type.CODE_GENERATED,
                request.userId(),
                request.origin(),
                refused.reason().word());
        return trail.record(event).replaceWith(refused);
    }
}
