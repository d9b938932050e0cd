package io.latchkey.postgres.codes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.Candidate;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.code.Generation.Refused;
import io.latchkey.domain.code.Presented.ToCompare;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.Throttle;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.code.Verification.Rejected;
import io.latchkey.domain.code.Verification.Throttled;
import io.latchkey.domain.code.Verification.Verified;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Sql;
import io.latchkey.postgres.UserWithCodes;
import io.latchkey.postgres.audit.BrokenTrail;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.testing.TimeTravel;
import io.latchkey.usecase.Codes;
import io.latchkey.usecase.DependencyUnavailable;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Each call about codes is one transaction with its audit event, and PostgreSQL decides races between them. */
@QuarkusTest
class PostgresCodesTest {

    private static final String NOT_NULL_VIOLATION = "23502";

    private static final String TEN_WRONG_CODES = """
        INSERT INTO audit_events (id, type, user_id, actor_subject, request_id, outcome, reason)
        SELECT gen_random_uuid(), 'code.verified', '%s', 'login-service', '', 'refused', 'mismatch'
        FROM generate_series(1, 10)
        """;

    @Inject
    Codes codes;

    @Test
    void codeWhoseAuditEventFails_isNotIssued() {
        UserWithCodes user = UserWithCodes.active(codes);
        BrokenTrail.during(
                user.id, BrokenTrail.DISK_FULL, () -> assertThrows(DependencyUnavailable.class, user::issue));
        assertEquals(0, user.codes());
        assertInstanceOf(Generated.class, user.issue());
    }

    @Test
    void codeWhoseAuditEventIsRefused_isABugAndNotIssued() {
        UserWithCodes user = UserWithCodes.active(codes);
        BrokenTrail.during(user.id, NOT_NULL_VIOLATION, () -> {
            RuntimeException bug = assertThrows(RuntimeException.class, user::issue);
            assertTrue(!(bug instanceof DependencyUnavailable), bug.toString());
        });
        assertEquals(0, user.codes());
    }

    @Test
    void useWhoseAuditEventFails_isNotCounted() {
        UserWithCodes user = withCode();
        Candidate candidate = user.candidate().orElseThrow();
        BrokenTrail.during(
                user.id,
                BrokenTrail.DISK_FULL,
                () -> assertThrows(DependencyUnavailable.class, () -> user.use(candidate)));
        assertEquals(0, user.uses());
    }

    @Test
    void expiryWhoseAuditEventFails_leavesTheCodeActive() {
        UserWithCodes user = withCode();
        BrokenTrail.during(
                user.id, BrokenTrail.DISK_FULL, () -> assertThrows(DependencyUnavailable.class, user::expire));
        assertTrue(user.candidate().orElseThrow().active());
    }

    @Test
    void concurrentIssues_areOneCodeAndCorrectRefusals() {
        UserWithCodes user = UserWithCodes.active(codes);
        var issuances = Parallel.run(16, user::issue);
        assertEquals(1, issuances.stream().filter(Generated.class::isInstance).count());
        issuances.stream()
                .filter(Refused.class::isInstance)
                .forEach(refused -> assertRefused(Refusal.ACTIVE_CODE_EXISTS, refused));
        assertEquals(16, user.auditEvents());
    }

    @Test
    void codeExpiredAfterItWasRead_isRejectedAndNotUsed() {
        UserWithCodes user = withCode();
        Candidate candidate = user.candidate().orElseThrow();
        assertEquals(Expiry.EXPIRED, user.expire());
        assertEquals(new Rejected(Rejection.EXPIRED), user.use(candidate));
        assertEquals(0, user.uses());
    }

    @Test
    void codeLapsedAfterItWasRead_isRejectedAndNotUsed() {
        UserWithCodes user = withCode();
        Candidate candidate = user.candidate().orElseThrow();
        TimeTravel.pass(Duration.ofHours(4), user.id.value());
        assertEquals(new Rejected(Rejection.EXPIRED), user.use(candidate));
        assertEquals(0, user.uses());
    }

    @Test
    void concurrentWrongCodes_areAnsweredTenTimes() {
        UserWithCodes user = withCode();
        Optional<Candidate> candidate = user.candidate();
        var answers = Parallel.run(32, () -> user.miss(candidate));
        assertEquals(
                Throttle.MAX_PER_HOUR,
                answers.stream().filter(Rejected.class::isInstance).count());
    }

    /** The right code waits as well, so that many concurrent guesses reveal no more than ten. */
    @Test
    void rightCode_behindTenWrongOnes_waitsAndIsThrottled() throws Exception {
        UserWithCodes user = withCode();
        Candidate candidate = user.candidate().orElseThrow();
        try (Connection guesses = inProgress("SELECT pg_advisory_xact_lock(hashtextextended('%s', 0))", user)) {
            CompletableFuture<Verification> use = Reactive.ask(() -> codes.conclude(user.rightCode(candidate)));
            awaitWaiting(guesses);
            guesses.createStatement().execute(TEN_WRONG_CODES.formatted(user.id));
            guesses.commit();
            assertInstanceOf(Throttled.class, use.get(10, TimeUnit.SECONDS));
        }
        assertEquals(0, user.uses());
    }

    @Test
    void rightCode_readBeforeACommittedExpiry_isRejected() throws Exception {
        UserWithCodes user = withCode();
        Candidate candidate = user.candidate().orElseThrow();
        try (Connection expiry = expiryInProgress(user)) {
            CompletableFuture<Verification> use = Reactive.ask(() -> codes.conclude(user.rightCode(candidate)));
            awaitWaiting(expiry);
            expiry.commit();
            assertEquals(new Rejected(Rejection.EXPIRED), use.get(10, TimeUnit.SECONDS));
        }
        assertEquals(0, user.uses());
    }

    @Test
    void rightCode_readBeforeAnExpiryThatIsRolledBack_isVerified() throws Exception {
        UserWithCodes user = withCode();
        Candidate candidate = user.candidate().orElseThrow();
        try (Connection expiry = expiryInProgress(user)) {
            CompletableFuture<Verification> use = Reactive.ask(() -> codes.conclude(user.rightCode(candidate)));
            awaitWaiting(expiry);
            expiry.rollback();
            assertEquals(new Verified(candidate.endsAt()), use.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void issue_whileADeactivationIsInProgress_waitsAndIsRefused() throws Exception {
        UserWithCodes user = UserWithCodes.active(codes);
        try (Connection deactivation = inProgress("UPDATE users SET active = false WHERE id = '%s'", user)) {
            CompletableFuture<Generation> issuance = Reactive.ask(() -> codes.issue(user.newCode()));
            awaitWaiting(deactivation);
            deactivation.commit();
            assertRefused(Refusal.USER_INACTIVE, issuance.get(10, TimeUnit.SECONDS));
        }
        assertEquals(0, user.codes());
    }

    @Test
    void knownCode_thatHasEnded_isToBeCompared() {
        UserWithCodes user = withCode();
        Candidate candidate = user.candidate().orElseThrow();
        user.expire();
        ToCompare toCompare = assertInstanceOf(ToCompare.class, user.present(Optional.of(candidate.id())));
        assertEquals(false, toCompare.with().orElseThrow().active());
        assertEquals(0, user.uses());
    }

    @Test
    void knownCode_whoseAuditEventFails_isNotCounted() {
        UserWithCodes user = withCode();
        Optional<UUID> known = user.candidate().map(Candidate::id);
        BrokenTrail.during(
                user.id,
                BrokenTrail.DISK_FULL,
                () -> assertThrows(DependencyUnavailable.class, () -> user.present(known)));
        assertEquals(0, user.uses());
    }

    /** A deadlock would appear as an outage, because PostgreSQL aborts one of the transactions. */
    @RepeatedTest(5)
    void allCallsConcurrentlyForOneUser_doNotDeadlock() {
        UserWithCodes user = withCode();
        Optional<Candidate> candidate = user.candidate();
        AtomicInteger turn = new AtomicInteger();
        Parallel.run(
                24,
                () -> IntStream.range(0, 4)
                        .mapToObj(i -> switch (turn.getAndIncrement() % 5) {
                            case 0 -> user.issue();
                            case 4 -> user.present(candidate.map(Candidate::id));
                            case 1 -> user.use(candidate.orElseThrow());
                            case 2 -> user.miss(candidate);
                            default -> user.expire();
                        })
                        .toList());
        user.expire();
        assertEquals(Expiry.NONE_ACTIVE, user.expire());
    }

    private UserWithCodes withCode() {
        UserWithCodes user = UserWithCodes.active(codes);
        assertInstanceOf(Generated.class, user.issue());
        return user;
    }

    private static void assertRefused(Refusal expected, Generation issuance) {
        assertEquals(expected, assertInstanceOf(Refused.class, issuance).reason());
    }

    private static Connection expiryInProgress(UserWithCodes user) throws SQLException {
        return inProgress(
                "UPDATE temporary_verification_codes SET ends_at = clock_timestamp() WHERE user_id = '%s'", user);
    }

    private static Connection inProgress(String statement, UserWithCodes user) throws SQLException {
        return Sql.begun(Sql.application(), statement.formatted(user.id));
    }

    private static void awaitWaiting(Connection holder) throws SQLException {
        int pid = holder.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        String waiting = "SELECT count(*) FROM pg_stat_activity WHERE " + pid + " = ANY (pg_blocking_pids(pid))";
        while (People.count(waiting) == 0) {
            assertTrue(System.nanoTime() < deadline, "no transaction waits");
        }
    }
}
