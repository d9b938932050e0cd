package io.latchkey.domain.code;

import static io.latchkey.domain.caller.Role.AUDITOR;
import static io.latchkey.domain.caller.Role.MFA_ADMIN;
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

class GenerationRulesTest {

    private final GenerationRules rules = rules(Optional.empty());

    @Test
    void refusals_ofAnAdministratorInAHighAssuranceSession_areNone() {
        assertEquals(Set.of(), rules.refusals(SampleSession.admin(), USER));
        assertEquals(Optional.empty(), rules.first(SampleSession.admin(), USER));
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
                strict.stepUp(), InstantSource.fixed(SampleSession.NOW.plus(Duration.ofMinutes(5))));
        assertEquals(Set.of(STEP_UP_REQUIRED), later.refusals(SampleSession.admin(), USER));
    }

    @Test
    void first_whereEverythingIsWrong_asksForRoleThenStepUpThenAnotherUserThenAnotherSession() {
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
        assertEquals(Optional.of(refusal), rules.first(caller, USER));
    }

    private static GenerationRules rules(Optional<Duration> maxAge) {
        StepUpPolicy stepUp = new StepUpPolicy(List.of(HIGH_ASSURANCE), maxAge);
        return new GenerationRules(stepUp, InstantSource.fixed(SampleSession.NOW));
    }
}
