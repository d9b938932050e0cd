package io.latchkey.usecase;

import static io.latchkey.domain.code.Purpose.DEVICE_ACTIVATION;
import static io.latchkey.domain.code.Purpose.MFA_LOGIN;
import static io.latchkey.domain.code.Rejection.EXPIRED;
import static io.latchkey.domain.code.Rejection.MALFORMED;
import static io.latchkey.domain.code.Rejection.MISMATCH;
import static io.latchkey.domain.code.Rejection.NO_ACTIVE_CODE;
import static io.latchkey.domain.code.Rejection.PURPOSE_NOT_ALLOWED;
import static io.latchkey.domain.code.SampleSession.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Purpose;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.code.Verification.Rejected;
import io.latchkey.domain.code.Verification.Throttled;
import io.latchkey.domain.code.Verification.Verified;
import io.latchkey.domain.user.UserId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifyCodeTest {

    private static final CodeText WRONG = SampleSession.code(4711);
    private static final UserId NOBODY = new UserId("nobody");
    private static final Duration LIFETIME = World.LIFETIME.duration();
    private static final Duration A_DAY = Duration.ofHours(24);

    private final World world = new World();

    @Test
    void verify_theCode_standsUntilItEnds() {
        CodeText code = world.newCode();
        Verified verified = new Verified(SampleSession.NOW.plus(LIFETIME));
        assertEquals(verified, world.verify(code));
        world.clock.advance(LIFETIME.minusNanos(1));
        assertEquals(verified, world.verify(code));
    }

    @Test
    void verify_theCodeAgainAndAgain_costsNoAttempt() {
        CodeText code = world.newCode();
        for (int i = 0; i < 100; i++) {
            assertInstanceOf(Verified.class, world.verify(code));
        }
        assertEquals(0, world.codes.wrongCodes(USER).size());
    }

    @Test
    void verify_theCode_isAuditedEachTime() {
        CodeText code = world.newCode();
        world.trail.events.clear();
        world.verify(code);
        world.verify(code);
        assertEquals(2, world.trail.events.size());
        assertEquals(AuditEvent.Outcome.SUCCESS, world.trail.last().outcome());
    }

    @Test
    void verify_theCodeAgain_isNotHashedAgain() {
        CodeText code = world.newCode();
        world.verify(code);
        int compared = world.hashing.comparisons;
        assertInstanceOf(Verified.class, world.verify(code));
        assertEquals(compared, world.hashing.comparisons);
    }

    @Test
    void verify_theCodeAgain_takesNoLock() {
        CodeText code = world.newCode();
        world.verify(code);
        assertEquals(1, world.lock.taken);
        world.verify(code);
        assertEquals(1, world.lock.taken);
        world.verify(WRONG);
        assertEquals(2, world.lock.taken);
    }

    @Test
    void verify_aCodeThatWasVerifiedWhileItWaited_isNotHashed() {
        CodeText code = world.newCode();
        world.lock.meanwhile = () -> world.verify(code);
        assertInstanceOf(Verified.class, world.verify(code));
        assertEquals(1, world.hashing.comparisons);
    }

    /** The attempts of earlier requests are counted before the store is asked. */
    @Test
    void verify_aCode_thatTenWrongOnesCameBefore_isNotCompared() {
        CodeText code = world.newCode();
        world.lock.meanwhile = () -> wrongCodes(10);
        assertInstanceOf(Throttled.class, world.verify(code));
        assertEquals(10, world.hashing.comparisons);
    }

    @Test
    void verify_theCodeAgain_afterItWasExpired_failsAtOnce() {
        CodeText code = world.newCode();
        world.verify(code);
        world.expire();
        assertRejected(EXPIRED, world.verify(code));
        world.newCode();
        assertRejected(MISMATCH, world.verify(code));
    }

    @Test
    void verify_theCodeAgain_afterTenWrongOnes_isThrottledLikeAnyOther() {
        CodeText code = world.newCode();
        world.verify(code);
        wrongCodes(10);
        assertInstanceOf(Throttled.class, world.verify(code));
    }

    @Test
    void verify_aCodeThatEndsWhileItIsCompared_isNotRemembered() {
        CodeText code = world.newCode();
        world.hashing.meanwhile = world::expire;
        world.verify(code);
        assertEquals(Optional.empty(), world.cache.recall(USER, code));
    }

    @Test
    void verify_anotherCode_isAMismatchAndAnAttempt() {
        world.newCode();
        assertRejected(MISMATCH, world.verify(WRONG));
        assertEquals(1, world.codes.wrongCodes(USER).size());
    }

    @Test
    void verify_anotherUsersCode_isNone() {
        CodeText code = world.newCode();
        UserId bob = new UserId("bob");
        world.users.put(bob, true);
        assertRejected(NO_ACTIVE_CODE, world.verify(bob, Optional.of(code), MFA_LOGIN));
    }

    @Test
    void verify_noCode_isMalformedAndNoAttempt() {
        world.newCode();
        assertRejected(MALFORMED, world.verify(USER, Optional.empty(), MFA_LOGIN));
        assertNoAttempt();
    }

    @Test
    void verify_forAnotherPurpose_isRefusedAndNoAttempt() {
        CodeText code = world.newCode();
        assertRejected(PURPOSE_NOT_ALLOWED, world.verify(USER, Optional.of(code), DEVICE_ACTIVATION));
        assertRejected(PURPOSE_NOT_ALLOWED, world.verify(USER, Optional.empty(), DEVICE_ACTIVATION));
        assertNoAttempt();
    }

    @Test
    void verify_ofAnUnknownUser_isNoActiveCodeForTheSameWork() {
        assertNothingToCompareWith(NOBODY);
    }

    @Test
    void verify_ofAnInactiveUser_isNoActiveCodeForTheSameWork() {
        CodeText code = world.newCode();
        world.users.put(USER, false);
        assertRejected(NO_ACTIVE_CODE, world.verify(code));
        assertEquals(1, world.hashing.comparisonsWithNothing);
    }

    @Test
    void verify_ofAUserWhoNeverHadACode_isNoActiveCodeForTheSameWork() {
        assertNothingToCompareWith(USER);
    }

    @Test
    void verify_theCodeThatHasJustLapsed_isExpiredForADay() {
        CodeText code = world.newCode();
        world.clock.advance(LIFETIME);
        assertRejected(EXPIRED, world.verify(code));
        world.clock.advance(A_DAY.minusNanos(1));
        assertRejected(EXPIRED, world.verify(code));
        world.clock.advance(Duration.ofNanos(1));
        assertRejected(NO_ACTIVE_CODE, world.verify(code));
        assertEquals(1, world.hashing.comparisonsWithNothing);
    }

    @Test
    void verify_theCodeThatWasExpired_failsAtOnce() {
        CodeText code = world.newCode();
        world.expire();
        assertRejected(EXPIRED, world.verify(code));
    }

    /** A caller without the code does not learn that one has ended. */
    @Test
    void verify_anotherCodeThanTheOneThatHasJustEnded_isNoActiveCode() {
        world.newCode();
        world.expire();
        assertRejected(NO_ACTIVE_CODE, world.verify(WRONG));
    }

    @Test
    void verify_theCodeBeforeTheActiveOne_isAMismatch() {
        CodeText before = world.newCode();
        world.expire();
        world.newCode();
        assertRejected(MISMATCH, world.verify(before));
    }

    @Test
    void verify_aCodeThatEndsWhileItIsCompared_isExpired() {
        CodeText code = world.newCode();
        world.hashing.meanwhile = world::expire;
        assertRejected(EXPIRED, world.verify(code));
        assertEquals(1, world.codes.wrongCodes(USER).size());
    }

    @Test
    void verify_theEleventhWrongCodeInAnHour_isNotCompared() {
        CodeText code = world.newCode();
        wrongCodes(10);
        int compared = world.hashing.comparisons;
        Throttled throttled = assertInstanceOf(Throttled.class, world.verify(code));
        assertEquals(Duration.ofHours(1), throttled.state().resetsIn());
        assertEquals(compared, world.hashing.comparisons);
        assertEquals(Optional.of("throttled"), world.trail.last().reason());
    }

    @Test
    void verify_anHourAfterTenWrongCodes_isComparedAgain() {
        CodeText code = world.newCode();
        wrongCodes(10);
        world.clock.advance(Duration.ofHours(1).minusNanos(1));
        assertInstanceOf(Throttled.class, world.verify(code));
        world.clock.advance(Duration.ofNanos(1));
        assertInstanceOf(Verified.class, world.verify(code));
    }

    @Test
    void verify_ofAnUnknownUser_isThrottledLikeAnyOther() {
        for (int i = 0; i < 10; i++) {
            assertRejected(NO_ACTIVE_CODE, world.verify(NOBODY, Optional.of(WRONG), MFA_LOGIN));
        }
        assertInstanceOf(Throttled.class, world.verify(NOBODY, Optional.of(WRONG), MFA_LOGIN));
    }

    @Test
    void verify_aNewCodeAfterTenWrongOnes_isThrottledStill() {
        world.newCode();
        wrongCodes(10);
        world.expire();
        assertInstanceOf(Throttled.class, world.verify(world.newCode()));
    }

    @Test
    void verify_whileTheStoreIsUnavailable_failsAndCostsNoAttempt() {
        CodeText code = world.newCode();
        world.store.unavailable = true;
        assertThrows(DependencyUnavailable.class, () -> world.verify(code));
        assertNoAttempt();
    }

    /** An attacker can cause overload, which must not use up the user's attempts. */
    @Test
    void verify_ifNothingIsComparedBecauseOfOverload_failsAndCostsNoAttempt() {
        CodeText code = world.newCode();
        world.hashing.meanwhile = () -> {
            throw new Overloaded("hashing");
        };
        assertThrows(Overloaded.class, () -> world.verify(code));
        assertEquals(0, world.codes.wrongCodes(USER).size());
    }

    /** The finding was not recorded, so the caller does not learn it either. */
    @Test
    void verify_whileTheStoreBecomesUnavailable_failsAndIsNotRemembered() {
        CodeText code = world.newCode();
        world.hashing.meanwhile = () -> world.store.unavailable = true;
        assertThrows(DependencyUnavailable.class, () -> world.verify(code));
        assertEquals(Optional.empty(), world.cache.recall(USER, code));
    }

    private void wrongCodes(int count) {
        for (int i = 0; i < count; i++) {
            assertRejected(MISMATCH, world.verify(WRONG));
        }
    }

    private void assertNothingToCompareWith(UserId user) {
        assertRejected(NO_ACTIVE_CODE, world.verify(user, Optional.of(WRONG), Purpose.MFA_LOGIN));
        assertEquals(0, world.hashing.comparisons);
        assertEquals(1, world.hashing.comparisonsWithNothing);
        assertEquals(1, world.codes.wrongCodes(user).size());
    }

    private void assertNoAttempt() {
        assertEquals(0, world.codes.wrongCodes(USER).size());
        assertEquals(0, world.hashing.comparisons);
        assertEquals(0, world.hashing.comparisonsWithNothing);
    }

    /** A rejection is answered and audited. */
    private void assertRejected(Rejection rejection, Verification verification) {
        assertEquals(new Rejected(rejection), verification);
        assertEquals(AuditEvent.Outcome.REFUSED, world.trail.last().outcome());
        assertEquals(Optional.of(rejection.word()), world.trail.last().reason());
    }
}
