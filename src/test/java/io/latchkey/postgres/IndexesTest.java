package io.latchkey.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.AuditEvent;
import io.latchkey.domain.AuditPosition;
import io.latchkey.domain.AuditQuery;
import io.latchkey.domain.UserId;
import io.latchkey.usecase.AuditTrail;
import io.latchkey.usecase.Codes;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every statement finds its index. They are the service's own, read from its log while it works, and planned for whatever
 * parameters among rows enough that reading all of them would be a mistake.
 */
@QuarkusTest
class IndexesTest {

    private static final String ROWS = """
            INSERT INTO users (id, user_name)
                SELECT 'planned-' || n, 'planned-' || n FROM generate_series(1, 2000) AS n;
            INSERT INTO verification_methods
                SELECT 'planned-' || n, 0, 'totp', 'Authenticator app' FROM generate_series(1, 2000) AS n;
            INSERT INTO temporary_verification_codes (id, user_id, hash, issued_at, ends_at, issued_by)
                SELECT gen_random_uuid(), 'planned-' || n, '', start, start + interval '1 hour', 'carol'
                FROM generate_series(1, 2000) AS n,
                     LATERAL (SELECT now() - h * interval '1 hour' AS start FROM generate_series(1, 5) AS h) AS p;
            -- In every month there is, and as they are: past the trigger that would have them all happen now.
            SET LOCAL session_replication_role = replica;
            INSERT INTO audit_events (id, at, type, user_id, actor_subject, request_id, outcome, reason, position)
                SELECT gen_random_uuid(), audit_retained_from() + n * interval '15 months' / 40001,
                       (ARRAY['code.generated', 'code.expired', 'code.verified',
                              'user.created', 'user.updated', 'user.deleted'])[1 + n % 6],
                       'planned-' || n % 2000, 'actor-' || n % 50, '', 'refused', 'mismatch', 1
                FROM generate_series(1, 40000) AS n;
            ANALYZE users, verification_methods, temporary_verification_codes, audit_events;
            """;

    private static final String EXPLAIN_INSIDE = """
            LOAD 'auto_explain';
            SET LOCAL auto_explain.log_min_duration = 0;
            SET LOCAL auto_explain.log_nested_statements = on;
            SET LOCAL auto_explain.log_level = 'notice';
            SET LOCAL plan_cache_mode = force_generic_plan;
            SET LOCAL session_replication_role = origin;
            """;

    private static Connection planner;

    @Inject
    Codes codes;

    @Inject
    AuditTrail trail;

    /** Never committed: other tests do not see them. */
    @BeforeAll
    static void addRows() throws SQLException {
        planner = Sql.connectSimply(Sql.superuser());
        planner.setAutoCommit(false);
        planner.createStatement().execute(ROWS);
    }

    @AfterAll
    static void removeRows() throws SQLException {
        planner.rollback();
        planner.close();
    }

    @Test
    void login_findsTheUserTheMethodsAndTheNewestCode() {
        assertUsed(
                List.of("users_pkey", "verification_methods_pkey", "temporary_verification_codes_newest"),
                plan(Logins.STATEMENT));
    }

    @Test
    void issuing_findsTheUserAndTheNewestCodes_andTheAdministrators() {
        Someone user = Someone.active(codes);
        expect(
                List.of("users_pkey", "temporary_verification_codes_newest", "temporary_verification_codes_issuer"),
                user::issue);
    }

    @Test
    void verification_beforeComparing_findsTheUserTheNewestCodeAndTheWrongOnes() throws SQLException {
        expectInside(
                List.of("users_pkey", "temporary_verification_codes_newest", "audit_events_wrong_codes"),
                "verify_code('planned-1', NULL, NULL, 10, 50, 'login-service', NULL, NULL, NULL, '')");
    }

    @Test
    void verification_ofAKnownCode_findsTheCodeAndTheWrongOnes() throws SQLException {
        expectInside(
                List.of("temporary_verification_codes_pkey", "audit_events_wrong_codes"),
                "verify_code('planned-1', NULL, gen_random_uuid(), 10, 50, 'login-service', NULL, NULL, NULL, '')");
    }

    @Test
    void miss_findsTheCodeAndTheWrongOnes() throws SQLException {
        expectInside(
                List.of("temporary_verification_codes_pkey", "audit_events_wrong_codes"),
                "verify_code('planned-2', 'mismatch', gen_random_uuid(), 50, 50, 'login-service', NULL, NULL, NULL, '')");
    }

    @Test
    void expiry_readsOneUsersCodes() {
        Someone user = withCode();
        expect(List.of("users_pkey"), user::expire);
    }

    @Test
    void trail_ofAUser_isReadByItsKey() {
        expectOrdered("audit_events_pkey", Optional.of("alice"), Optional.empty(), Optional.empty());
    }

    @Test
    void trail_ofAnActor_hasAnIndex() {
        expectOrdered("audit_events_actor", Optional.empty(), Optional.of("carol"), Optional.empty());
    }

    @Test
    void trail_ofAType_hasAnIndex() {
        expectOrdered(
                "audit_events_type", Optional.empty(), Optional.empty(), Optional.of(AuditEvent.Type.CODE_EXPIRED));
    }

    @Test
    void trail_asAWhole_hasAnIndex() {
        expectOrdered("audit_events_at", Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The first page and a later one, which begins where it begins and not at the newest event. */
    private void expectOrdered(
            String index, Optional<String> user, Optional<String> actor, Optional<AuditEvent.Type> type) {
        for (boolean first : List.of(true, false)) {
            Optional<AuditPosition> after =
                    first ? Optional.empty() : Optional.of(new AuditPosition(Instant.EPOCH, UUID.randomUUID()));
            AuditQuery query =
                    new AuditQuery(user.map(UserId::new), actor, type, Optional.empty(), Optional.empty(), after, 50);
            String expected = first ? index : "audit_events_\\w+";
            String plan = expect(List.of(expected), () -> Reactive.await(() -> trail.page(query)));
            assertFalse(plan.contains("Sort"), plan);
            assertEquals(!first, plan.matches("(?s).*Index Cond: [^\\n]*\\bat <=.*"), plan);
        }
    }

    private Someone withCode() {
        Someone user = Someone.active(codes);
        user.issue();
        return user;
    }

    private static String expect(List<String> indexes, Runnable work) {
        StringBuilder plans = new StringBuilder();
        Statements.of(work).forEach(statement -> plans.append(plan(statement)));
        String plan = plans.toString();
        assertUsed(indexes, plan);
        return plan;
    }

    private static void assertUsed(List<String> indexes, String plan) {
        indexes.forEach(
                index -> assertTrue(plan.matches("(?s).* Scan (Backward )?(using|on) " + index + "\\b.*"), plan));
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    /** The plans of a function's own statements, which no EXPLAIN of its call shows. */
    private static void expectInside(List<String> indexes, String call) throws SQLException {
        StringBuilder plans = new StringBuilder();
        try (var function = planner.createStatement()) {
            function.execute(EXPLAIN_INSIDE);
            function.executeQuery("SELECT * FROM " + call).close();
            for (SQLWarning each = function.getWarnings(); each != null; each = each.getNextWarning()) {
                plans.append(each.getMessage()).append('\n');
            }
        }
        assertUsed(indexes, withIndexesOfMonthsNamed(plans.toString()));
    }

    /** By the name that the index has in the migration: each month has one of its own. */
    private static String withIndexesOfMonthsNamed(String plan) throws SQLException {
        String named = plan;
        try (var query = planner.createStatement()) {
            ResultSet indexes = query.executeQuery(
                    "SELECT inhrelid::regclass, inhparent::regclass FROM pg_inherits JOIN pg_index ON indexrelid = inhrelid");
            while (indexes.next()) {
                named = named.replace(indexes.getString(1) + " ", indexes.getString(2) + " ");
            }
        }
        return named;
    }

    private static String plan(String statement) {
        StringBuilder plan = new StringBuilder(statement).append('\n');
        try (var explain = planner.createStatement()) {
            ResultSet lines = explain.executeQuery("EXPLAIN (GENERIC_PLAN) " + statement);
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            return withIndexesOfMonthsNamed(plan.toString());
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
