package io.latchkey.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.ChainVerification.Problem;
import io.latchkey.domain.caller.Role;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.Purpose;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Callers and auditors rely on these words: a renamed constant must not change them unnoticed. */
class WordsTest {

    @Test
    void words_ofRefusals_areTheContracts() {
        assertEquals(
                List.of(
                        "user_not_found",
                        "user_inactive",
                        "active_code_exists",
                        "quota_exceeded",
                        "issuer_quota_exceeded",
                        "lifetime_not_allowed",
                        "self_issue",
                        "temporary_session",
                        "step_up_required",
                        "role_required"),
                words(Refusal.values(), Refusal::word));
    }

    @Test
    void words_ofRejections_areTheContracts() {
        assertEquals(
                List.of("malformed", "mismatch", "expired", "no_active_code", "purpose_not_allowed"),
                words(Rejection.values(), Rejection::word));
    }

    @Test
    void of_theWordOfARejection_isThatRejection() {
        for (Rejection rejection : Rejection.values()) {
            assertEquals(rejection, Word.of(Rejection.class, rejection.word()));
        }
        assertThrows(IllegalArgumentException.class, () -> Word.of(Rejection.class, "throttled"));
    }

    @Test
    void words_ofBrokenLinks_areTheContracts() {
        assertEquals(List.of("altered", "forged", "missing"), words(Problem.values(), Problem::word));
    }

    @Test
    void of_theWordOfABrokenLink_isThatProblem() {
        for (Problem problem : Problem.values()) {
            assertEquals(problem, Word.of(Problem.class, problem.word()));
        }
        assertThrows(IllegalArgumentException.class, () -> Word.of(Problem.class, "intact"));
    }

    @Test
    void words_ofAuditEvents_areTheContracts() {
        assertEquals(
                List.of(
                        "code.generated",
                        "code.reissued_repeatedly",
                        "code.expired",
                        "code.verified",
                        "user.created",
                        "user.updated",
                        "user.deleted"),
                words(AuditEvent.Type.values(), AuditEvent.Type::word));
    }

    @Test
    void of_theWordOfAnAuditEvent_isThatEvent() {
        for (AuditEvent.Type type : AuditEvent.Type.values()) {
            assertEquals(Optional.of(type), Word.find(AuditEvent.Type.class, type.word()));
        }
        assertEquals(Optional.empty(), Word.find(AuditEvent.Type.class, "CODE_GENERATED"));
    }

    @Test
    void words_ofOutcomes_areTheContracts() {
        assertEquals(List.of("success", "refused"), words(AuditEvent.Outcome.values(), AuditEvent.Outcome::word));
        assertEquals(AuditEvent.Outcome.REFUSED, Word.of(AuditEvent.Outcome.class, "refused"));
    }

    @Test
    void words_ofExpiries_areTheMetricsOutcomes() {
        assertEquals(List.of("expired", "none_active", "user_not_found"), words(Expiry.values(), Expiry::word));
    }

    @Test
    void words_ofPurposes_areTheContracts() {
        assertEquals(List.of("mfa_login", "device_activation"), words(Purpose.values(), Purpose::word));
    }

    @Test
    void isAllowed_loginAlone() {
        assertEquals(
                List.of(Purpose.MFA_LOGIN),
                Stream.of(Purpose.values()).filter(Purpose::isAllowed).toList());
    }

    @Test
    void named_everyRoleOfTheContract_isThatRole() {
        assertEquals(Optional.of(Role.MFA_ADMIN), Role.named("mfa-admin"));
        assertEquals(Optional.of(Role.AUDITOR), Role.named("auditor"));
        assertEquals(Optional.of(Role.LOGIN_PIPELINE), Role.named("login-pipeline"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MFA-ADMIN", "MFA_ADMIN", "mfa-admin ", "admin"})
    void named_anythingElse_isNoRole(String name) {
        assertEquals(Optional.empty(), Role.named(name));
    }

    private static <E> List<String> words(E[] values, Function<E, String> word) {
        return Stream.of(values).map(word).toList();
    }
}
