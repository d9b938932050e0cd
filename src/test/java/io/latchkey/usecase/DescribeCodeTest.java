package io.latchkey.usecase;

import static io.latchkey.domain.caller.Role.AUDITOR;
import static io.latchkey.domain.code.Refusal.ACTIVE_CODE_EXISTS;
import static io.latchkey.domain.code.Refusal.QUOTA_EXCEEDED;
import static io.latchkey.domain.code.Refusal.ROLE_REQUIRED;
import static io.latchkey.domain.code.Refusal.SELF_ISSUE;
import static io.latchkey.domain.code.Refusal.STEP_UP_REQUIRED;
import static io.latchkey.domain.code.Refusal.TEMPORARY_SESSION;
import static io.latchkey.domain.code.Refusal.USER_INACTIVE;
import static io.latchkey.domain.code.SampleSession.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.domain.caller.Session;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.code.TemporaryVerificationCode;
import io.latchkey.domain.user.UserId;
import io.latchkey.usecase.DescribeCode.Description;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DescribeCodeTest {

    private final World world = new World();
    private final DescribeCode describeCode = new DescribeCode(world.codes, world.rules);

    @Test
    void describe_anUnknownUser_isNothing() {
        assertEquals(Optional.empty(), describe(SampleSession.admin(), new UserId("nobody")));
    }

    @Test
    void describe_aUserWithoutACode_blocksNothing() {
        Description description = describe(SampleSession.admin());
        assertEquals(Optional.empty(), description.standing().code());
        assertEquals(6, description.standing().quota().remaining());
        assertEquals(List.of(), blockedBy(SampleSession.admin()));
    }

    @Test
    void describe_anActiveCode_saysWhoIssuedItWhyAndHowItWasUsed() {
        world.verify(world.newCode());
        world.verify(SampleSession.code(4711));
        TemporaryVerificationCode code =
                describe(SampleSession.admin()).standing().code().orElseThrow();
        assertEquals("carol", code.issuedBy());
        assertEquals(Optional.of("lost phone"), code.reason());
        assertEquals(1, code.uses());
        assertEquals(Optional.of(SampleSession.NOW), code.lastUsedAt());
        assertEquals(1, code.failedAttempts());
        assertEquals(List.of(ACTIVE_CODE_EXISTS), blockedBy(SampleSession.admin()));
    }

    @Test
    void describe_byAnAuditor_isBlockedByTheRole() {
        assertEquals(
                List.of(ROLE_REQUIRED),
                blockedBy(SampleSession.session("carol", AUDITOR, SampleSession.HIGH_ASSURANCE, "pwd")));
    }

    @Test
    void describe_ifEveryRuleIsBroken_namesTheUsersReasonsThenTheCallers() {
        for (int i = 0; i < 6; i++) {
            world.expire();
            world.newCode();
        }
        world.users.put(USER, false);
        assertEquals(
                List.of(
                        USER_INACTIVE,
                        ACTIVE_CODE_EXISTS,
                        QUOTA_EXCEEDED,
                        SELF_ISSUE,
                        TEMPORARY_SESSION,
                        STEP_UP_REQUIRED,
                        ROLE_REQUIRED),
                blockedBy(SampleSession.session(USER.value(), AUDITOR, "password", Session.TEMPORARY_CODE)));
    }

    @Test
    void describe_anyone_changesNothing() {
        world.newCode();
        int before = world.trail.events.size();
        describe(SampleSession.admin());
        assertEquals(before, world.trail.events.size());
        assertEquals(1, world.quota.placesTaken(USER));
    }

    private List<Refusal> blockedBy(Session caller) {
        return List.copyOf(describe(caller).blockedBy());
    }

    private Description describe(Session caller) {
        return describe(caller, USER).orElseThrow();
    }

    private Optional<Description> describe(Session caller, UserId user) {
        return describeCode.describe(caller, user).await().indefinitely();
    }
}
