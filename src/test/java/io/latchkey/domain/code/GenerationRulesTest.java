package io.latchkey.domain.code;

import static io.latchkey.domain.caller.Role.AUDITOR;
import static io.latchkey.domain.caller.Role.MFA_ADMIN;
import static io.latchkey.domain.code.Refusal.LIFETIME_NOT_ALLOWED;
import static io.latchkey.domain.code.Refusal.ROLE_REQUIRED;
import static io.latchkey.domain.code.Refusal.SELF_ISSUE;
import static io.latchkey.domain.code.Refusal.STEP_UP_REQUIRED;
import static io.latchkey.domain.code.Refusal.TEMPORARY_SESSION;
import static io.latchkey.domain.code.SampleSession.HIGH_ASSURANCE;
import static io.latchkey.domain.code.SampleSession.USER;
import static io.latchkey.domain.code.SampleSession.session;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.domain.caller.Session;
import io.latchkey.domain.caller.StepUpPolicy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationRulesTest {

    private static final LifetimePolicy LIFETIMES = new LifetimePolicy(new Lifetime(2), new Lifetime(8));

    private final GenerationRules rules = rules(Optional.empty());

    @Test
    void refusals_ofAnAdministratorInAHighAssuranceSession_areNone() {
        assertEquals(Set.of(), rules.refusals(SampleSession.admin(), USER));
        assertEquals(Optional.empty(), first(SampleSession.admin()));
    }

    @Test
    void refusals_withoutTheRole_areThatAlone() {
        assertRefused(ROLE_REQUIRED, session("carol", AUDITOR, HIGH_ASSURANCE, "pwd"));
    }

    @Test
    void refusals_inALowerSession_areThatAlone() {
        assertRefused(STEP_UP_REQUIRED, session("carol", MFA_ADMIN, "password_only", "pwd"));
    }

    @Test
    void refusals_forOneself_areThatAlone() {
        assertRefused(SELF_ISSUE, session(USER.value(), MFA_ADMIN, HIGH_ASSURANCE, "pwd"));
    }

    @Test
    void refusals_inASessionOpenedWithACode_areThatAlone() {
        assertRefused(TEMPORARY_SESSION, session("carol", MFA_ADMIN, HIGH_ASSURANCE, "tvc"));
    }

    @Test
    void refusals_asTimePasses_areFoundByTheClock() {
        GenerationRules strict = rules(Optional.of(Duration.ofMinutes(5)));
        assertEquals(Set.of(), strict.refusals(SampleSession.admin(), USER));
        GenerationRules later = new GenerationRules(
                strict.stepUp(), LIFETIMES, InstantSource.fixed(SampleSession.NOW.plus(Duration.ofMinutes(5))));
        assertEquals(Set.of(STEP_UP_REQUIRED), later.refusals(SampleSession.admin(), USER));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9})
    void first_forALifetimeOutsideThePolicy_isThatAlone(int hours) {
        assertEquals(Optional.of(LIFETIME_NOT_ALLOWED), rules.first(SampleSession.admin(), USER, new Lifetime(hours)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void first_forALifetimeAtABoundOfThePolicy_isNone(int hours) {
        assertEquals(Optional.empty(), rules.first(SampleSession.admin(), USER, new Lifetime(hours)));
    }

    @Test
    void first_forAForbiddenLifetime_isAnsweredAfterStepUpAndBeforeSelfIssue() {
        Lifetime forbidden = new Lifetime(9);
        Session lower = session(USER.value(), MFA_ADMIN, "password_only", "tvc");
        assertEquals(Optional.of(STEP_UP_REQUIRED), rules.first(lower, USER, forbidden));
        Session self = session(USER.value(), MFA_ADMIN, HIGH_ASSURANCE, "tvc");
        assertEquals(Optional.of(LIFETIME_NOT_ALLOWED), rules.first(self, USER, forbidden));
    }

    @Test
    void first_ifEveryRuleIsBroken_isRoleThenStepUpThenSelfIssueThenTemporarySession() {
        assertFirst(ROLE_REQUIRED, session(USER.value(), AUDITOR, "password_only", "tvc"));
        assertFirst(STEP_UP_REQUIRED, session(USER.value(), MFA_ADMIN, "password_only", "tvc"));
        assertFirst(SELF_ISSUE, session(USER.value(), MFA_ADMIN, HIGH_ASSURANCE, "tvc"));
        assertFirst(TEMPORARY_SESSION, session("carol", MFA_ADMIN, HIGH_ASSURANCE, "tvc"));
    }

    private void assertRefused(Refusal refusal, Session caller) {
        assertEquals(Set.of(refusal), rules.refusals(caller, USER));
        assertFirst(refusal, caller);
    }

    private void assertFirst(Refusal refusal, Session caller) {
        assertEquals(Optional.of(refusal), first(caller));
    }

    private Optional<Refusal> first(Session caller) {
        return rules.first(caller, USER, new Lifetime(8));
    }

    private static GenerationRules rules(Optional<Duration> maxAge) {
        StepUpPolicy stepUp = new StepUpPolicy(List.of(HIGH_ASSURANCE), maxAge);
        return new GenerationRules(stepUp, LIFETIMES, InstantSource.fixed(SampleSession.NOW));
    }
}
