package io.latchkey.domain.code;

import static io.latchkey.domain.code.Quota.OF_USER;
import static io.latchkey.domain.code.Refusal.ACTIVE_CODE_EXISTS;
import static io.latchkey.domain.code.Refusal.QUOTA_EXCEEDED;
import static io.latchkey.domain.code.Refusal.USER_INACTIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Optional<TemporaryVerificationCode> NO_CODE = Optional.empty();
    private static final Optional<TemporaryVerificationCode> CODE = Optional.of(SampleSession.activeCode());

    @Test
    void refusals_ofAnActiveUserWithNothing_areNone() {
        assertEquals(List.of(), new Standing(true, NO_CODE, SampleSession.unused(OF_USER)).refusals());
    }

    @Test
    void refusals_eachAlone_areThatAlone() {
        assertEquals(List.of(USER_INACTIVE), new Standing(false, NO_CODE, SampleSession.unused(OF_USER)).refusals());
        assertEquals(List.of(ACTIVE_CODE_EXISTS), new Standing(true, CODE, SampleSession.unused(OF_USER)).refusals());
        assertEquals(List.of(QUOTA_EXCEEDED), new Standing(true, NO_CODE, SampleSession.exhausted(OF_USER)).refusals());
    }

    @Test
    void refusals_allTogether_nameTheUserThenTheCodeThenTheQuota() {
        assertEquals(
                List.of(USER_INACTIVE, ACTIVE_CODE_EXISTS, QUOTA_EXCEEDED),
                new Standing(false, CODE, SampleSession.exhausted(OF_USER)).refusals());
    }
}
