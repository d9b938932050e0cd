package io.latchkey.usecase;

import static io.latchkey.domain.code.Rejection.EXPIRED;
import static io.latchkey.domain.code.Rejection.MALFORMED;
import static io.latchkey.domain.code.Rejection.MISMATCH;
import static io.latchkey.domain.code.Rejection.NO_ACTIVE_CODE;
import static io.latchkey.domain.code.Rejection.PURPOSE_NOT_ALLOWED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Candidate;
import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.code.Generation.Refused;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Presented;
import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.code.Standing;
import io.latchkey.domain.code.TemporaryVerificationCode;
import io.latchkey.domain.code.Throttle;
import io.latchkey.domain.code.Verdict;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.code.Verification.Rejected;
import io.latchkey.domain.code.Verification.Throttled;
import io.latchkey.domain.code.Verification.Verified;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the use cases expect of {@link Codes}: the twin in memory and PostgreSQL must both pass. */
public abstract class CodesContract {

    protected static final Quota QUOTA = new Quota(7);
    protected static final Throttle THROTTLE = new Throttle(Throttle.MAX_PER_HOUR, Throttle.MAX_PER_DAY);

    private static final Lifetime LIFETIME = new Lifetime(4);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** No other test counts the codes of this administrator. */
    private final String issuer = "issuer-" + UUID.randomUUID();

    /** Applies {@link #QUOTA} and {@link #THROTTLE}. */
    protected abstract Codes codes();

    protected abstract <T> T await(Supplier<Uni<T>> answer);

    /** An active user without codes. */
    protected abstract UserId newUser();

    /** Changes the user only. The code stays, unlike in a deactivation by an identity provider. */
    protected abstract void setInactive(UserId user);

    /** Lets time pass for every user of this test. */
    protected abstract void passTime(Duration span);

    /** The audit events of one user, oldest first. */
    protected abstract List<AuditEvent> events(UserId user);

    @Test
    void issue_activeUser_isACodeForItsLifetime() {
        UserId user = newUser();
        Generated issued = issued(user);
        assertEquals(
                LIFETIME.duration(),
                Duration.between(issued.validity().issuedAt(), issued.validity().endsAt()));
        TemporaryVerificationCode code = activeCode(user);
        assertEquals(issued.validity(), code.validity());
        assertEquals(issuer, code.issuedBy());
        assertEquals(Optional.of("lost phone"), code.reason());
        assertEquals(0, code.uses());
        assertEquals(Optional.empty(), code.lastUsedAt());
        assertEquals(0, code.failedAttempts());
        assertEvents(user, "code.generated success");
        assertEquals(origin(), events(user).get(0).origin());
    }

    @Test
    void issue_whileACodeIsActive_isRefused() {
        UserId user = newUser();
        Generated first = issued(user);
        assertEquals(
                first.validity(),
                refused(Refusal.ACTIVE_CODE_EXISTS, user)
                        .standing()
                        .orElseThrow()
                        .code()
                        .orElseThrow()
                        .validity());
        assertEquals(first.validity(), activeCode(user).validity());
        assertEvents(user, "code.generated success", "code.generated refused active_code_exists");
    }

    @Test
    void issue_afterTheCodeLapsed_isANewCode() {
        UserId user = newUser();
        issued(user);
        passTime(LIFETIME.duration());
        assertEquals(Optional.empty(), standing(user).code());
        issued(user);
        activeCode(user);
    }

    @Test
    void issue_unknownUser_isRefusedAndAudited() {
        UserId user = unknownUser();
        refused(Refusal.USER_NOT_FOUND, user);
        assertEvents(user, "code.generated refused user_not_found");
    }

    @Test
    void issue_inactiveUser_isRefusedAndAudited() {
        UserId user = inactiveUser();
        refused(Refusal.USER_INACTIVE, user);
        assertEquals(false, standing(user).userActive());
        assertEquals(Optional.empty(), standing(user).code());
        assertEquals(6, standing(user).quota().remaining());
        assertEvents(user, "code.generated refused user_inactive");
    }

    @Test
    void issue_severalRefusals_answersTheMostImportant() {
        UserId user = newUser();
        useUpQuota(user);
        useUpIssuerQuota();
        refused(Refusal.ACTIVE_CODE_EXISTS, user);
        expire(user);
        refused(Refusal.QUOTA_EXCEEDED, user);
        UserId other = newUser();
        refused(Refusal.ISSUER_QUOTA_EXCEEDED, other);
        setInactive(user);
        refused(Refusal.USER_INACTIVE, user);
        setInactive(other);
        refused(Refusal.USER_INACTIVE, other);
    }

    @Test
    void issue_inactiveUserWithACode_answersInactive() {
        UserId user = newUser();
        issued(user);
        setInactive(user);
        assertEquals(
                List.of(Refusal.USER_INACTIVE, Refusal.ACTIVE_CODE_EXISTS),
                standing(user).refusals());
        refused(Refusal.USER_INACTIVE, user);
    }

    @Test
    void quota_countsIssuedCodesOnly() {
        UserId user = newUser();
        assertQuota(6, Duration.ZERO, standing(user).quota());
        assertQuota(5, HOUR, issued(user).quota());
        passTime(MINUTE);
        refused(Refusal.ACTIVE_CODE_EXISTS, user);
        expire(user);
        assertQuota(4, HOUR.minus(MINUTE), issued(user).quota());
        assertQuota(4, HOUR.minus(MINUTE), standing(user).quota());
    }

    @Test
    void quota_sixthCodeInAnHour_isTheLast() {
        UserId user = newUser();
        useUpQuota(user);
        expire(user);
        RateLimitState quota =
                refused(Refusal.QUOTA_EXCEEDED, user).standing().orElseThrow().quota();
        assertQuota(0, HOUR, quota);
        passTime(HOUR.minus(MINUTE));
        refused(Refusal.QUOTA_EXCEEDED, user);
        passTime(MINUTE);
        assertQuota(5, HOUR, issued(user).quota());
    }

    @Test
    void issuerQuota_overAllUsers_isExhaustedForAnHour() {
        assertQuota(QUOTA.perIssuer(), Duration.ZERO, issuerQuota());
        useUpIssuerQuota();
        assertQuota(0, HOUR, issuerQuota());
        UserId user = newUser();
        assertQuota(
                0,
                HOUR,
                refused(Refusal.ISSUER_QUOTA_EXCEEDED, user).issuerQuota().orElseThrow());
        assertEvents(user, "code.generated refused issuer_quota_exceeded");
        passTime(HOUR);
        assertQuota(QUOTA.perIssuer(), Duration.ZERO, issuerQuota());
        issued(user);
    }

    @Test
    void issuerQuota_ofAnotherAdministrator_isUnaffected() {
        useUpIssuerQuota();
        UserId user = newUser();
        assertInstanceOf(Generated.class, await(() -> codes().issue(newCode(user, "another-" + issuer))));
    }

    @Test
    void reissues_eachWithin24HoursOfTheEnd_areCountedUpToTheAlarm() {
        UserId user = newUser();
        for (int reissues : List.of(0, 1, 2, 3, 3)) {
            assertEquals(reissues, issued(user).reissues());
            expire(user);
        }
        List<AuditEvent> warnings = events(user).stream()
                .filter(event -> event.type() == AuditEvent.Type.CODE_REISSUED_REPEATEDLY)
                .toList();
        assertEquals(2, warnings.size());
        warnings.forEach(warning -> assertEquals(Map.of("reissues", 3), warning.details()));
    }

    @Test
    void reissues_moreThan24HoursAfterTheEnd_startAgain() {
        UserId user = newUser();
        issued(user);
        passTime(LIFETIME.duration().plus(DAY).minus(MINUTE));
        assertEquals(1, issued(user).reissues());
        passTime(LIFETIME.duration().plus(DAY).plus(MINUTE));
        assertEquals(0, issued(user).reissues());
    }

    @Test
    void standing_unknownUser_isEmpty() {
        assertEquals(Optional.empty(), await(() -> codes().standing(unknownUser())));
    }

    @Test
    void present_unknownCode_isToBeComparedWithTheActiveOne() {
        UserId user = newUser();
        Generated issued = issued(user);
        Candidate candidate = candidate(user);
        assertTrue(candidate.active());
        assertEquals(issued.validity().endsAt(), candidate.endsAt());
        assertTrue(hash().matches(candidate.hash()));
        assertEvents(user, "code.generated success");
    }

    @Test
    void present_knownCode_isVerifiedAtOnce() {
        UserId user = newUser();
        Generated issued = issued(user);
        UUID id = candidate(user).id();
        assertEquals(new Verified(issued.validity().endsAt()), settled(user, id));
        assertEquals(1, activeCode(user).uses());
        assertTrue(activeCode(user).lastUsedAt().isPresent());
        assertEvents(user, "code.generated success", "code.verified success");
    }

    @Test
    void present_knownCodeThatEnded_isToBeCompared() {
        UserId user = newUser();
        issued(user);
        UUID id = candidate(user).id();
        expire(user);
        Candidate ended = toCompare(user, Optional.of(id)).orElseThrow();
        assertEquals(id, ended.id());
        assertEquals(false, ended.active());
        assertEvents(user, "code.generated success", "code.expired success");
    }

    @Test
    void present_knownCodeOfAnotherUser_isToBeCompared() {
        UserId other = newUser();
        issued(other);
        UserId user = newUser();
        issued(user);
        assertEquals(
                candidate(user).id(),
                toCompare(user, Optional.of(candidate(other).id()))
                        .orElseThrow()
                        .id());
        assertEquals(0, activeCode(other).uses());
        assertEquals(0, activeCode(user).uses());
    }

    @Test
    void present_withoutACandidate_isToBeComparedWithNothing() {
        UserId inactive = newUser();
        issued(inactive);
        setInactive(inactive);
        for (UserId user : List.of(newUser(), unknownUser(), inactive)) {
            assertEquals(Optional.empty(), toCompare(user, Optional.empty()));
        }
    }

    @Test
    void candidate_isTheNewestCode_for24HoursAfterItsEnd() {
        UserId user = newUser();
        issued(user);
        UUID first = candidate(user).id();
        expire(user);
        passTime(DAY.minus(MINUTE));
        assertEquals(first, candidate(user).id());
        assertEquals(false, candidate(user).active());
        issued(user);
        UUID second = candidate(user).id();
        assertTrue(!second.equals(first));
        passTime(LIFETIME.duration().plus(DAY).minus(MINUTE));
        assertEquals(second, candidate(user).id());
        passTime(MINUTE);
        assertEquals(Optional.empty(), toCompare(user, Optional.empty()));
    }

    @Test
    void conclude_rightCode_isVerifiedEachTime() {
        UserId user = newUser();
        Generated issued = issued(user);
        Candidate candidate = candidate(user);
        Verified verified = new Verified(issued.validity().endsAt());
        assertEquals(verified, rightCode(user, candidate));
        assertEquals(verified, rightCode(user, candidate));
        assertEquals(2, activeCode(user).uses());
        assertEvents(user, "code.generated success", "code.verified success", "code.verified success");
    }

    @Test
    void conclude_wrongCode_isAFailedAttempt() {
        UserId user = newUser();
        issued(user);
        assertEquals(new Rejected(MISMATCH), conclude(user, Optional.of(candidate(user)), MISMATCH));
        assertEquals(1, activeCode(user).failedAttempts());
        assertEquals(0, activeCode(user).uses());
        assertEvents(user, "code.generated success", "code.verified refused mismatch");
    }

    @Test
    void conclude_rightCodeThatEndedMeanwhile_isExpired() {
        UserId user = newUser();
        issued(user);
        Candidate candidate = candidate(user);
        expire(user);
        assertEquals(new Rejected(EXPIRED), rightCode(user, candidate));
        issued(user);
        assertEquals(new Rejected(EXPIRED), rightCode(user, candidate));
        assertEquals(0, activeCode(user).uses());
        assertEquals("code.verified refused expired", lastEvent(user));
    }

    @Test
    void conclude_anyRejection_isAnsweredAndAudited() {
        UserId user = unknownUser();
        for (Rejection rejection : Rejection.values()) {
            assertEquals(new Rejected(rejection), conclude(user, Optional.empty(), rejection));
            assertEquals("code.verified refused " + rejection.word(), lastEvent(user));
        }
    }

    @Test
    void throttle_tenWrongCodesInAnHour_answerNothingMore() {
        UserId user = newUser();
        issued(user);
        Candidate candidate = candidate(user);
        wrongCodes(user, 9);
        assertInstanceOf(Verified.class, rightCode(user, candidate));
        wrongCodes(user, 1);
        int events = events(user).size();
        assertThrottled(THROTTLE.perHour(), HOUR, rightCode(user, candidate));
        assertThrottled(THROTTLE.perHour(), HOUR, conclude(user, Optional.of(candidate), MISMATCH));
        assertThrottled(THROTTLE.perHour(), HOUR, settled(user, candidate.id()));
        assertThrottled(THROTTLE.perHour(), HOUR, settled(user));
        assertEquals(events + 4, events(user).size());
        assertEquals("code.verified refused throttled", lastEvent(user));
        assertEquals(1, activeCode(user).uses());
        assertEquals(10, activeCode(user).failedAttempts());
    }

    /** The throttled attempts themselves do not count. */
    @Test
    void throttle_anHourAfterTenWrongCodes_answersAgain() {
        UserId user = newUser();
        issued(user);
        Candidate candidate = candidate(user);
        wrongCodes(user, 10);
        passTime(HOUR.minus(MINUTE));
        assertThrottled(THROTTLE.perHour(), MINUTE, rightCode(user, candidate));
        assertThrottled(THROTTLE.perHour(), MINUTE, conclude(user, Optional.of(candidate), MISMATCH));
        passTime(MINUTE);
        assertInstanceOf(Verified.class, rightCode(user, candidate));
        wrongCodes(user, 10);
        assertInstanceOf(Throttled.class, rightCode(user, candidate));
    }

    @Test
    void throttle_fiftyWrongCodesInADay_answerNothingMore() {
        UserId user = newUser();
        for (int hour = 0; hour < 5; hour++) {
            wrongCodes(user, 10);
            passTime(HOUR);
        }
        assertThrottled(THROTTLE.perDay(), DAY.minus(HOUR.multipliedBy(5)), settled(user));
        passTime(DAY.minus(HOUR.multipliedBy(5)));
        assertEquals(Optional.empty(), toCompare(user, Optional.empty()));
    }

    @Test
    void throttle_newCode_keepsTheWrongOnes() {
        UserId user = newUser();
        issued(user);
        wrongCodes(user, 10);
        expire(user);
        issued(user);
        assertInstanceOf(Throttled.class, settled(user));
    }

    @Test
    void throttle_countsEveryCodeThatWasComparedAndWrong() {
        for (Rejection rejection : List.of(MISMATCH, EXPIRED, NO_ACTIVE_CODE)) {
            UserId user = unknownUser();
            IntStream.range(0, 10).forEach(i -> conclude(user, Optional.empty(), rejection));
            assertInstanceOf(Throttled.class, conclude(user, Optional.empty(), rejection));
        }
        UserId user = newUser();
        issued(user);
        Candidate ended = candidate(user);
        expire(user);
        IntStream.range(0, 10).forEach(i -> rightCode(user, ended));
        assertInstanceOf(Throttled.class, rightCode(user, ended));
    }

    @Test
    void throttle_ignoresWhatWasNotCompared() {
        for (Rejection rejection : List.of(MALFORMED, PURPOSE_NOT_ALLOWED)) {
            UserId user = newUser();
            IntStream.range(0, 11).forEach(i -> conclude(user, Optional.empty(), rejection));
            assertEquals(Optional.empty(), toCompare(user, Optional.empty()));
            wrongCodes(user, 10);
            assertEquals(new Rejected(rejection), conclude(user, Optional.empty(), rejection));
        }
    }

    @Test
    void expire_activeCode_endsItOnce() {
        UserId user = newUser();
        issued(user);
        assertEquals(Expiry.EXPIRED, expire(user));
        assertEquals(Optional.empty(), standing(user).code());
        assertEquals(Expiry.NONE_ACTIVE, expire(user));
        assertEvents(user, "code.generated success", "code.expired success");
    }

    @Test
    void expire_unknownUser_isNotFoundAndNotAudited() {
        UserId user = unknownUser();
        assertEquals(Expiry.USER_NOT_FOUND, expire(user));
        assertEvents(user);
    }

    private Origin origin() {
        return origin(issuer);
    }

    private static Origin origin(String subject) {
        return new Origin(SampleSession.actor(subject), Optional.of("192.0.2.7"), "request-1");
    }

    private static NewCode newCode(UserId user, String issuer) {
        return new NewCode(user, hash(), LIFETIME, Optional.of("lost phone"), origin(issuer));
    }

    private static CodeHash hash() {
        CodeHash.Parameters parameters =
                new CodeHash.Parameters(CodeHash.Parameters.MIN_ITERATIONS, "k", new byte[CodeHash.SALT_BYTES]);
        return new CodeHash(parameters, new byte[CodeHash.TAG_BYTES]);
    }

    private static UserId unknownUser() {
        return new UserId("unknown-" + UUID.randomUUID());
    }

    private UserId inactiveUser() {
        UserId user = newUser();
        setInactive(user);
        return user;
    }

    private Generated issued(UserId user) {
        return assertInstanceOf(Generated.class, await(() -> codes().issue(newCode(user, issuer))));
    }

    private Refused refused(Refusal refusal, UserId user) {
        var refused = assertInstanceOf(Refused.class, await(() -> codes().issue(newCode(user, issuer))));
        assertEquals(refusal, refused.reason());
        return refused;
    }

    /** Leaves the last of six codes active. */
    private void useUpQuota(UserId user) {
        for (int code = 1; code < 6; code++) {
            issued(user);
            expire(user);
        }
        issued(user);
    }

    private void useUpIssuerQuota() {
        while (!issuerQuota().isExhausted()) {
            issued(newUser());
        }
    }

    private RateLimitState issuerQuota() {
        return await(() -> codes().issuerQuota(issuer));
    }

    private Standing standing(UserId user) {
        return await(() -> codes().standing(user)).orElseThrow();
    }

    private TemporaryVerificationCode activeCode(UserId user) {
        return standing(user).code().orElseThrow();
    }

    private Presented present(UserId user, Optional<UUID> known) {
        return await(() -> codes().present(user, known, origin()));
    }

    private Optional<Candidate> toCompare(UserId user, Optional<UUID> known) {
        return assertInstanceOf(Presented.ToCompare.class, present(user, known)).with();
    }

    private Candidate candidate(UserId user) {
        return toCompare(user, Optional.empty()).orElseThrow();
    }

    private Verification settled(UserId user, UUID known) {
        return assertInstanceOf(Presented.Settled.class, present(user, Optional.of(known)))
                .verification();
    }

    private Verification settled(UserId user) {
        return assertInstanceOf(Presented.Settled.class, present(user, Optional.empty()))
                .verification();
    }

    private Verification rightCode(UserId user, Candidate candidate) {
        return conclude(user, Optional.of(candidate), new Verified(candidate.endsAt()));
    }

    private Verification conclude(UserId user, Optional<Candidate> candidate, Rejection rejection) {
        return conclude(user, candidate, new Rejected(rejection));
    }

    private Verification conclude(UserId user, Optional<Candidate> candidate, Verification finding) {
        return await(() -> codes().conclude(new Verdict(user, origin(), candidate, finding)));
    }

    private void wrongCodes(UserId user, int count) {
        for (int code = 0; code < count; code++) {
            Optional<Candidate> candidate = toCompare(user, Optional.empty());
            Rejection rejection = candidate.isPresent() ? MISMATCH : NO_ACTIVE_CODE;
            assertEquals(new Rejected(rejection), conclude(user, candidate, rejection));
        }
    }

    private Expiry expire(UserId user) {
        return await(() -> codes().expire(user, origin()));
    }

    private void assertThrottled(int limit, Duration resetsIn, Verification verification) {
        RateLimitState state = assertInstanceOf(Throttled.class, verification).state();
        assertEquals(limit, state.policy().limit());
        assertQuota(0, resetsIn, state);
    }

    /** The clock of PostgreSQL moves during a test, so the reset may be up to half a minute earlier. */
    private static void assertQuota(int remaining, Duration resetsIn, RateLimitState state) {
        assertEquals(remaining, state.remaining());
        Duration early = resetsIn.minus(state.resetsIn());
        assertTrue(!early.isNegative() && early.toSeconds() < 30, () -> resetsIn + " expected, was " + state);
    }

    private void assertEvents(UserId user, String... expected) {
        assertEquals(
                List.of(expected),
                events(user).stream().map(CodesContract::summary).toList());
    }

    private String lastEvent(UserId user) {
        List<AuditEvent> events = events(user);
        return summary(events.get(events.size() - 1));
    }

    private static String summary(AuditEvent event) {
        return event.type().word() + " " + event.outcome().word()
                + event.reason().map(reason -> " " + reason).orElse("");
    }
}
