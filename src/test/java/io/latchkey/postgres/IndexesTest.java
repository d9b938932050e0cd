package io.latchkey.postgres;

import static io.latchkey.postgres.Planner.assertUsed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.user.UserId;
import io.latchkey.usecase.AuditTrail;
import io.latchkey.usecase.Codes;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every statement about codes, and every page of the trail, uses its index. The statements come from the service's log. */
@QuarkusTest
class IndexesTest extends PlannedTest {

    @Inject
    Codes codes;

    @Inject
    AuditTrail trail;

    @Test
    void issuing_findsTheUserTheNewestCodesAndTheIssuersCodes() {
        UserWithCodes user = UserWithCodes.active(codes);
        planner.expect(
                List.of("users_pkey", "temporary_verification_codes_newest", "temporary_verification_codes_issuer"),
                user::issue);
    }

    @Test
    void standing_findsTheUserAndTheNewestCodes() {
        UserWithCodes user = withCode();
        planner.expect(
                List.of("users_pkey", "temporary_verification_codes_newest"),
                () -> Reactive.await(() -> codes.standing(user.id)));
    }

    @Test
    void issuerQuota_findsTheIssuersCodes() {
        planner.expect(
                List.of("temporary_verification_codes_issuer"), () -> Reactive.await(() -> codes.issuerQuota("carol")));
    }

    @Test
    void verification_beforeComparing_findsTheUserTheNewestCodeAndTheWrongOnes() {
        assertUsed(
                List.of("users_pkey", "temporary_verification_codes_newest", "audit_events_wrong_codes"),
                planner.verification("'planned-1'", "NULL", "NULL"));
    }

    @Test
    void verification_ofAKnownCode_findsTheCodeAndTheWrongOnes() {
        assertUsed(
                List.of("temporary_verification_codes_pkey", "audit_events_wrong_codes"),
                planner.verification("'planned-1'", "NULL", "gen_random_uuid()"));
    }

    @Test
    void wrongCode_findsTheCodeTheWrongOnesAndTheChainOfTheUser() {
        assertUsed(
                List.of("temporary_verification_codes_pkey", "audit_events_wrong_codes", "audit_chains_pkey"),
                planner.verification("'planned-2'", "'mismatch'", "gen_random_uuid()"));
    }

    @Test
    void expiry_readsOneUsersCodes() {
        UserWithCodes user = withCode();
        planner.expect(List.of("users_pkey"), user::expire);
    }

    @Test
    void trail_ofAUser_usesTheKey() {
        expectOrdered("audit_events_pkey", Optional.of("alice"), Optional.empty(), Optional.empty());
    }

    @Test
    void trail_ofAnActor_usesItsIndex() {
        expectOrdered("audit_events_actor", Optional.empty(), Optional.of("carol"), Optional.empty());
    }

    @Test
    void trail_ofAType_usesItsIndex() {
        expectOrdered(
                "audit_events_type", Optional.empty(), Optional.empty(), Optional.of(AuditEvent.Type.CODE_EXPIRED));
    }

    @Test
    void trail_unfiltered_usesItsIndex() {
        expectOrdered("audit_events_at", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Checks the first page and a later one, whose scan begins at its own first event and not at the newest. */
    private void expectOrdered(
            String index, Optional<String> user, Optional<String> actor, Optional<AuditEvent.Type> type) {
        for (boolean first : List.of(true, false)) {
            Optional<AuditPosition> after =
                    first ? Optional.empty() : Optional.of(new AuditPosition(Instant.EPOCH, UUID.randomUUID()));
            AuditQuery query =
                    new AuditQuery(user.map(UserId::new), actor, type, Optional.empty(), Optional.empty(), after, 50);
            String expected = first ? index : "audit_events_\\w+";
            String plan = planner.expect(List.of(expected), () -> Reactive.await(() -> trail.page(query)));
            assertFalse(plan.contains("Sort"), plan);
            assertEquals(!first, plan.matches("(?s).*Index Cond: [^\\n]*\\bat <=.*"), plan);
        }
    }

    private UserWithCodes withCode() {
        UserWithCodes user = UserWithCodes.active(codes);
        user.issue();
        return user;
    }
}
