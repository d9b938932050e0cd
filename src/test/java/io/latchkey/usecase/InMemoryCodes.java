package io.latchkey.usecase;

import static io.latchkey.domain.audit.AuditEvent.Type.CODE_EXPIRED;
import static io.latchkey.domain.audit.AuditEvent.Type.CODE_GENERATED;
import static io.latchkey.domain.audit.AuditEvent.Type.CODE_REISSUED_REPEATEDLY;
import static io.latchkey.domain.audit.AuditEvent.Type.CODE_VERIFIED;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Candidate;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Login;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Presented;
import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Reissues;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.Standing;
import io.latchkey.domain.code.Throttle;
import io.latchkey.domain.code.Validity;
import io.latchkey.domain.code.Verdict;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** All codes in a list, newest last, in place of PostgreSQL. {@link CodesContract} compares the two. */
final class InMemoryCodes implements Codes, Logins {

    private static final Set<Rejection> WRONG_CODES =
            Set.of(Rejection.MISMATCH, Rejection.EXPIRED, Rejection.NO_ACTIVE_CODE);

    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final Store store;
    private final InstantSource clock;
    private final InMemoryLogins users;
    private final InMemoryTrail trail;
    private final Throttle throttle;
    private final Quota quota;
    private final List<InMemoryCode> codes = new ArrayList<>();
    private final List<WrongCode> wrongCodes = new ArrayList<>();
    int standingsRead;

    InMemoryCodes(
            Store store,
            InstantSource clock,
            InMemoryLogins users,
            InMemoryTrail trail,
            Throttle throttle,
            Quota quota) {
        this.store = store;
        this.clock = clock;
        this.users = users;
        this.trail = trail;
        this.throttle = throttle;
        this.quota = quota;
    }

    private record WrongCode(UserId user, Instant at) {}

    @Override
    public Uni<Generation> issue(NewCode code) {
        return store.answer(() -> {
            Optional<Standing> standing = standingNow(code.userId());
            Optional<Refusal> refusal = standing.isEmpty()
                    ? Optional.of(Refusal.USER_NOT_FOUND)
                    : standing.get().refusals().stream().findFirst();
            return refusal.map(reason -> refuse(code, new Generation.Refused(reason, standing)))
                    .orElseGet(() -> unlessIssuerExhausted(code));
        });
    }

    private Generation unlessIssuerExhausted(NewCode code) {
        RateLimitState left = issuerQuotaNow(code.origin().actor().subject());
        return left.isExhausted() ? refuse(code, Generation.Refused.byIssuerQuota(left)) : insert(code);
    }

    private Generation refuse(NewCode code, Generation.Refused refused) {
        String reason = refused.reason().word();
        trail.events.add(AuditEvent.refused(CODE_GENERATED, code.userId(), code.origin(), reason));
        return refused;
    }

    private Generation insert(NewCode code) {
        int reissues = reissues(code.userId());
        InMemoryCode stored = new InMemoryCode(code, clock.instant());
        codes.add(stored);
        trail.events.add(AuditEvent.success(CODE_GENERATED, code.userId(), code.origin(), Map.of()));
        if (reissues >= Reissues.ALARMING) {
            Map<String, Object> details = Map.of("reissues", reissues);
            trail.events.add(AuditEvent.success(CODE_REISSUED_REPEATEDLY, code.userId(), code.origin(), details));
        }
        return new Generation.Generated(stored.validity(), quota(code.userId()), reissues);
    }

    private int reissues(UserId user) {
        List<Validity> newestFirst = of(user).map(InMemoryCode::validity)
                .sorted(Comparator.comparing(Validity::issuedAt).reversed())
                .limit(Reissues.ALARMING)
                .toList();
        return Reissues.inARow(newestFirst, clock.instant());
    }

    @Override
    public Uni<Optional<Login>> login(UserId user) {
        return store.answer(() -> users.known(user)
                .map(known -> new Login(
                        known, active(user).map(code -> code.validity().endsAt()))));
    }

    @Override
    public Uni<Optional<Standing>> standing(UserId user) {
        return store.answer(() -> {
            standingsRead++;
            return standingNow(user);
        });
    }

    private Optional<Standing> standingNow(UserId user) {
        return users.known(user)
                .map(known -> new Standing(known.active(), active(user).map(InMemoryCode::seen), quota(user)));
    }

    private RateLimitState quota(UserId user) {
        List<Instant> issued = of(user).map(code -> code.validity().issuedAt()).toList();
        return Quota.OF_USER.stateAfter(issued, clock.instant());
    }

    @Override
    public Uni<RateLimitState> issuerQuota(String issuer) {
        return store.answer(() -> issuerQuotaNow(issuer));
    }

    private RateLimitState issuerQuotaNow(String issuer) {
        List<Instant> issued = codes.stream()
                .filter(code -> code.seen().issuedBy().equals(issuer))
                .map(code -> code.validity().issuedAt())
                .toList();
        return quota.ofIssuer().stateAfter(issued, clock.instant());
    }

    @Override
    public Uni<Presented> present(UserId user, Optional<UUID> known, Origin origin) {
        return store.answer(() -> settledAtOnce(user, known, origin)
                .<Presented>map(Presented.Settled::new)
                .orElseGet(() -> new Presented.ToCompare(candidate(user))));
    }

    private Optional<Verification> settledAtOnce(UserId user, Optional<UUID> known, Origin origin) {
        Optional<Verification> throttled = exhausted(user).map(Verification.Throttled::new);
        Optional<InMemoryCode> code = known.flatMap(
                id -> of(user).filter(each -> each.id().equals(id)).findFirst());
        Optional<Verification> settled = throttled.or(() -> code.filter(this::isActive)
                .map(each -> new Verification.Verified(each.validity().endsAt())));
        settled.ifPresent(outcome -> {
            trail.events.add(event(new Verdict(user, origin, Optional.empty(), outcome), outcome));
            code.filter(each -> outcome instanceof Verification.Verified)
                    .ifPresent(each -> each.count(outcome, clock.instant()));
        });
        return settled;
    }

    private Optional<Candidate> candidate(UserId user) {
        return of(user).filter(code -> users.isActive(user))
                .filter(code -> code.standsAt(clock.instant().minus(REMEMBERED)))
                .reduce((older, newer) -> newer)
                .map(code -> code.candidate(clock.instant()));
    }

    private Optional<RateLimitState> exhausted(UserId user) {
        return throttle.exhaustedAfter(wrongCodes(user), clock.instant());
    }

    @Override
    public Uni<Verification> conclude(Verdict verdict) {
        return store.answer(() -> {
            Verification outcome = outcome(verdict);
            trail.events.add(event(verdict, outcome));
            return outcome;
        });
    }

    private Verification outcome(Verdict verdict) {
        boolean compared = verdict.finding() instanceof Verification.Verified || isWrongCode(verdict.finding());
        Optional<RateLimitState> exhausted = compared ? exhausted(verdict.userId()) : Optional.empty();
        return exhausted.<Verification>map(Verification.Throttled::new).orElseGet(() -> settle(verdict));
    }

    List<Instant> wrongCodes(UserId user) {
        return wrongCodes.stream()
                .filter(wrong -> wrong.user().equals(user))
                .map(WrongCode::at)
                .toList();
    }

    private Verification settle(Verdict verdict) {
        boolean stands =
                verdict.code().flatMap(this::stored).filter(this::isActive).isPresent();
        Verification outcome = verdict.finding() instanceof Verification.Verified && !stands
                ? new Verification.Rejected(Rejection.EXPIRED)
                : verdict.finding();
        if (isWrongCode(outcome)) {
            wrongCodes.add(new WrongCode(verdict.userId(), clock.instant()));
        }
        verdict.code().flatMap(this::stored).ifPresent(code -> code.count(outcome, clock.instant()));
        return outcome;
    }

    private static boolean isWrongCode(Verification outcome) {
        return outcome.fold(verified -> false, rejected -> WRONG_CODES.contains(rejected.reason()), throttled -> false);
    }

    private static AuditEvent event(Verdict verdict, Verification outcome) {
        return outcome.fold(
                verified -> AuditEvent.success(CODE_VERIFIED, verdict.userId(), verdict.origin(), Map.of()),
                rejected -> refused(verdict, rejected.reason().word()),
                throttled -> refused(verdict, "throttled"));
    }

    private static AuditEvent refused(Verdict verdict, String reason) {
        return AuditEvent.refused(CODE_VERIFIED, verdict.userId(), verdict.origin(), reason);
    }

    @Override
    public Uni<Expiry> expire(UserId user, Origin origin) {
        return store.answer(() -> users.known(user).isEmpty() ? Expiry.USER_NOT_FOUND : expireNow(user, origin));
    }

    private Expiry expireNow(UserId user, Origin origin) {
        return end(user, origin) ? Expiry.EXPIRED : Expiry.NONE_ACTIVE;
    }

    /** Returns whether there was an active code. */
    boolean end(UserId user, Origin origin) {
        Optional<InMemoryCode> active = active(user);
        active.ifPresent(code -> {
            code.endAt(clock.instant());
            trail.events.add(AuditEvent.success(CODE_EXPIRED, user, origin, Map.of()));
        });
        return active.isPresent();
    }

    private Stream<InMemoryCode> of(UserId user) {
        return codes.stream().filter(code -> code.isOf(user));
    }

    private Optional<InMemoryCode> active(UserId user) {
        return of(user).filter(this::isActive).findFirst();
    }

    private boolean isActive(InMemoryCode code) {
        return code.standsAt(clock.instant());
    }

    private Optional<InMemoryCode> stored(Candidate candidate) {
        return codes.stream().filter(code -> code.id().equals(candidate.id())).findFirst();
    }
}
