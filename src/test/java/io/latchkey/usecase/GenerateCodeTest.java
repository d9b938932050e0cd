package io.latchkey.usecase;

import static io.latchkey.domain.audit.AuditEvent.Type.CODE_GENERATED;
import static io.latchkey.domain.caller.Role.MFA_ADMIN;
import static io.latchkey.domain.code.Refusal.ACTIVE_CODE_EXISTS;
import static io.latchkey.domain.code.Refusal.ISSUER_QUOTA_EXCEEDED;
import static io.latchkey.domain.code.Refusal.LIFETIME_NOT_ALLOWED;
import static io.latchkey.domain.code.Refusal.QUOTA_EXCEEDED;
import static io.latchkey.domain.code.Refusal.SELF_ISSUE;
import static io.latchkey.domain.code.Refusal.STEP_UP_REQUIRED;
import static io.latchkey.domain.code.Refusal.USER_INACTIVE;
import static io.latchkey.domain.code.Refusal.USER_NOT_FOUND;
import static io.latchkey.domain.code.SampleSession.HIGH_ASSURANCE;
import static io.latchkey.domain.code.SampleSession.NOW;
import static io.latchkey.domain.code.SampleSession.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.code.Generation.Refused;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.code.Standing;
import io.latchkey.domain.code.Validity;
import io.latchkey.domain.code.Verification.Verified;
import io.latchkey.domain.user.UserId;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerateCodeTest {

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final World world = new World();

    @Test
    void generate_forAnActiveUser_issuesACodeThatWorksAtOnce() {
        Generated generated = assertInstanceOf(Generated.class, world.generate());
        assertEquals(Validity.of(NOW, World.LIFETIME), generated.validity());
        assertEquals(new RateLimitState(Quota.OF_USER, 5, Duration.ofHours(1)), generated.quota());
        assertInstanceOf(Verified.class, world.verify(generated.code().orElseThrow()));
    }

    @Test
    void generate_anyCode_isAuditedOnceAndWithoutIt() {
        String code = world.newCode().reveal();
        assertEquals(1, world.trail.events.size());
        assertEquals(AuditEvent.Outcome.SUCCESS, world.trail.last().outcome());
        assertFalse(world.trail.last().toString().contains(code));
    }

    @Test
    void generate_whileACodeIsActive_isRefusedAndSaysUntilWhen() {
        world.newCode();
        Refused refused = assertRefused(ACTIVE_CODE_EXISTS, world.generate());
        Standing standing = refused.standing().orElseThrow();
        assertEquals(
                NOW.plus(World.LIFETIME.duration()),
                standing.code().orElseThrow().validity().endsAt());
    }

    @Test
    void generate_afterExpiry_issuesAnother() {
        world.newCode();
        world.expire();
        assertInstanceOf(Generated.class, world.generate());
    }

    @Test
    void generate_forAnUnknownUser_isRefused() {
        assertRefused(USER_NOT_FOUND, world.generate(SampleSession.admin(), new UserId("nobody")));
    }

    @Test
    void generate_forAnInactiveUser_isRefused() {
        world.users.put(USER, false);
        assertRefused(USER_INACTIVE, world.generate());
    }

    @Test
    void generate_byACallerWhoMayNot_isRefusedBeforeAnythingIsAsked() {
        assertRefused(
                SELF_ISSUE, world.generate(SampleSession.session("alice", MFA_ADMIN, HIGH_ASSURANCE, "pwd"), USER));
        assertRefused(
                STEP_UP_REQUIRED, world.generate(SampleSession.session("carol", MFA_ADMIN, "password", "pwd"), USER));
        assertEquals(0, world.hashing.hashes);
        assertEquals(0, world.quota.placesTaken(USER));
    }

    @Test
    void generate_forALifetimeThatThePolicyForbids_isRefused() {
        assertRefused(LIFETIME_NOT_ALLOWED, world.generate(SampleSession.admin(), USER, new Lifetime(9)));
        assertEquals(0, world.hashing.hashes);
        assertEquals(0, world.quota.placesTaken(USER));
    }

    @Test
    void generate_theSeventhInAnHour_isRefusedUntilTheFirstIsAnHourOld() {
        sixCodesTenMinutesApart();
        RateLimitState quota = assertRefused(QUOTA_EXCEEDED, world.generate())
                .standing()
                .orElseThrow()
                .quota();
        assertEquals(new RateLimitState(Quota.OF_USER, 0, TEN_MINUTES), quota);
        world.clock.advance(TEN_MINUTES.minusNanos(1));
        assertRefused(QUOTA_EXCEEDED, world.generate());
        world.clock.advance(Duration.ofNanos(1));
        assertInstanceOf(Generated.class, world.generate());
    }

    @Test
    void generate_beyondTheAdministratorsQuota_isRefusedForEveryUser() {
        world.twelveCodesForOthers();
        RateLimitState left = assertRefused(ISSUER_QUOTA_EXCEEDED, world.generate())
                .issuerQuota()
                .orElseThrow();
        assertEquals(new RateLimitState(World.QUOTA.ofIssuer(), 0, Duration.ofHours(1)), left);
        assertEquals(0, world.quota.placesTaken(USER));
        world.clock.advance(Duration.ofHours(1));
        assertInstanceOf(Generated.class, world.generate());
    }

    @Test
    void generate_beyondTheAdministratorsQuota_withoutTheWindows_isRefusedByTheHistory() {
        world.issuerQuota.unavailable = true;
        world.twelveCodesForOthers();
        assertRefused(ISSUER_QUOTA_EXCEEDED, world.generate());
    }

    @Test
    void generate_beyondTheAdministratorsQuota_isNotHashedIfTheWindowIsFull() {
        world.twelveCodesForOthers();
        int before = world.hashing.hashes;
        world.generate();
        assertEquals(before, world.hashing.hashes);
    }

    @Test
    void generate_ifTheAdministratorsWindowHoldsPlacesWithoutCodes_followsTheHistory() {
        world.issuerQuota.fill("carol");
        assertInstanceOf(Generated.class, world.generate());
    }

    @Test
    void generate_refusedOrFailed_givesTheAdministratorsPlaceBack() {
        world.newCode();
        world.generate();
        world.store.unavailable = true;
        assertThrows(DependencyUnavailable.class, world::generate);
        assertEquals(1, world.issuerQuota.placesTaken("carol"));
    }

    @Test
    void generate_refused_costsNothing() {
        world.newCode();
        for (int i = 0; i < 20; i++) {
            assertRefused(ACTIVE_CODE_EXISTS, world.generate());
        }
        assertEquals(1, world.quota.placesTaken(USER));
        world.expire();
        assertEquals(
                4, assertInstanceOf(Generated.class, world.generate()).quota().remaining());
    }

    @Test
    void generate_withoutTheWindows_isHeldToSixByTheHistory() {
        world.quota.unavailable = true;
        sixCodesTenMinutesApart();
        assertRefused(QUOTA_EXCEEDED, world.generate());
    }

    @Test
    void generate_afterTheWindowsForgot_isHeldToSixByTheHistory() {
        world.quota.unavailable = true;
        sixCodesTenMinutesApart();
        world.quota.unavailable = false;
        assertRefused(QUOTA_EXCEEDED, world.generate());
        assertEquals(0, world.quota.placesTaken(USER));
    }

    /** The store decides in any case; if the windows are not full, it is called only once. */
    @Test
    void generate_ifTheWindowsAreNotFull_doesNotReadTheHistoryFirst() {
        assertInstanceOf(Generated.class, world.generate());
        assertEquals(0, world.codes.standingsRead);
        world.expire();
        world.quota.fill(USER);
        assertInstanceOf(Generated.class, world.generate());
        assertEquals(1, world.codes.standingsRead);
    }

    @Test
    void generate_ifTheWindowHoldsPlacesWithoutCodes_followsTheHistory() {
        world.quota.fill(USER);
        assertEquals(
                5, assertInstanceOf(Generated.class, world.generate()).quota().remaining());
    }

    /** The full window is not the reason: an administrator would wait instead of expiring the code. */
    @Test
    void generate_ifTheWindowIsFullAndACodeIsActive_namesTheCode() {
        world.newCode();
        world.quota.fill(USER);
        assertRefused(ACTIVE_CODE_EXISTS, world.generate());
    }

    @Test
    void generate_ifTheWindowIsFullAndTheUserUnknown_namesTheUser() {
        UserId nobody = new UserId("nobody");
        world.quota.fill(nobody);
        assertRefused(USER_NOT_FOUND, world.generate(SampleSession.admin(), nobody));
    }

    @Test
    void generate_ifTheWindowIsFull_isHashedOnlyIfTheHistoryAllowsIt() {
        sixCodesTenMinutesApart();
        int before = world.hashing.hashes;
        world.generate();
        assertEquals(before, world.hashing.hashes);
    }

    @Test
    void generate_whileTheStoreIsUnavailable_failsAndGivesThePlaceBack() {
        world.store.unavailable = true;
        assertThrows(DependencyUnavailable.class, world::generate);
        assertEquals(0, world.quota.placesTaken(USER));
    }

    @Test
    void generate_ifHashingFails_failsAndGivesThePlaceBack() {
        world.hashing.meanwhile = () -> {
            throw new IllegalStateException("no pepper");
        };
        assertThrows(IllegalStateException.class, world::generate);
        assertEquals(0, world.quota.placesTaken(USER));
    }

    /** A refusal that cannot be audited is not answered. */
    @Test
    void generate_refusedWhileTheStoreIsUnavailable_fails() {
        world.store.unavailable = true;
        assertThrows(
                DependencyUnavailable.class,
                () -> world.generate(SampleSession.session("alice", MFA_ADMIN, HIGH_ASSURANCE, "pwd"), USER));
    }

    /** The sixth is expired too, ten minutes before the first is an hour old. */
    private void sixCodesTenMinutesApart() {
        for (int i = 0; i < 6; i++) {
            world.newCode();
            world.expire();
            world.clock.advance(i < 5 ? TEN_MINUTES : Duration.ZERO);
        }
    }

    /** A refusal is answered and audited, once. */
    private Refused assertRefused(Refusal refusal, Generation generation) {
        Refused refused = assertInstanceOf(Refused.class, generation);
        assertEquals(refusal, refused.reason());
        AuditEvent event = world.trail.last();
        assertEquals(CODE_GENERATED, event.type());
        assertEquals(AuditEvent.Outcome.REFUSED, event.outcome());
        assertEquals(Optional.of(refusal.word()), event.reason());
        return refused;
    }
}
