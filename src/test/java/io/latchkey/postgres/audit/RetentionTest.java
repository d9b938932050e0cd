package io.latchkey.postgres.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditPage;
import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.audit.ChainVerification.Problem;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Sql;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.usecase.AuditTrail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Monthly partitions: upcoming ones exist, and an old one can be dropped while others read and write. */
@QuarkusTest
class RetentionTest {

    private static final String EVENTS = """
            INSERT INTO audit_events (id, at, type, user_id, actor_subject, request_id, outcome)
            SELECT gen_random_uuid(), '%1$s', 'code.verified', '%2$s', 'actor of %2$s', '', 'success' FROM generate_series(1, 3)
            """;

    private static final YearMonth THIS_MONTH = YearMonth.now(ZoneOffset.UTC);
    private static final YearMonth OLD_MONTH = THIS_MONTH.minusMonths(4);
    private static final String OLD = partition(OLD_MONTH);

    @Inject
    AuditTrail trail;

    private final UserId user = new UserId(UUID.randomUUID().toString());

    @Test
    void upcomingPartitions_requestedConcurrently_areCreatedOnce() {
        String last = partition(THIS_MONTH.plusMonths(13));
        assertEquals(1, tables(last));
        Sql.execute(Sql.owner(), "DROP TABLE " + last);
        List<Long> made = Parallel.run(8, RetentionTest::createUpcoming);
        assertEquals(1, made.stream().mapToLong(Long::longValue).sum(), made.toString());
        assertEquals(1, tables(last));
    }

    @Test
    void newPartition_isProtectedLikeTheOthers() throws SQLException {
        String last = partition(THIS_MONTH.plusMonths(13));
        Sql.execute(Sql.owner(), "DROP TABLE " + last);
        createUpcoming();
        assertEquals("42501", Sql.state(Sql.owner(), "DELETE FROM " + last));
        assertEquals("42501", Sql.state(Sql.application(), "SELECT * FROM " + last));
        assertEquals(5, indexes(last));
    }

    @Test
    void partition_isCreatedWhileOthersReadAndWrite() throws SQLException {
        Sql.execute(Sql.owner(), "DROP TABLE " + partition(THIS_MONTH.plusMonths(13)));
        try (Connection writer = writing()) {
            assertEquals(1, createUpcoming());
            writer.rollback();
        }
    }

    /** As docs/runbook.md tells the owner to do it, while a transaction that began before makes the owner wait. */
    @Test
    void partition_isDroppedWhileOthersReadAndWrite_withoutBreakingChains() throws Exception {
        addOldMonth();
        assertEquals(6, verify().events());
        String kept = verify().head().orElseThrow().link();
        try (Connection reader = writing()) {
            CompletableFuture<Void> dropping = CompletableFuture.runAsync(() -> {
                Sql.execute(Sql.owner(), "ALTER TABLE audit_events DETACH PARTITION " + OLD + " CONCURRENTLY");
                Sql.execute(Sql.owner(), "DROP TABLE " + OLD);
            });
            awaitWaiting();
            record();
            assertTrue(verify().isIntact());
            assertFalse(page(Optional.of(user), Optional.empty(), Optional.empty(), 50)
                    .events()
                    .isEmpty());
            assertFalse(dropping.isDone());
            reader.rollback();
            dropping.get(30, TimeUnit.SECONDS);
        }
        assertEquals(0, tables(OLD));
        ChainVerification verification = verify(Optional.of(kept));
        assertEquals(Optional.empty(), verification.firstBroken());
        assertEquals(4, verification.events());
        assertEquals(Optional.of(true), verification.keptHeadFound());
        assertEquals(start(THIS_MONTH.minusMonths(1)), verification.retainedFrom());
        assertDeletedFirstEventIsMissing();
    }

    /** The time of the previous event distinguishes an event dropped with its month from one deleted otherwise. */
    private void assertDeletedFirstEventIsMissing() {
        Sql.execute(
                Sql.superuser(),
                "SET session_replication_role = replica; DELETE FROM audit_events WHERE user_id = '%s' AND position = 4"
                        .formatted(user));
        var broken = verify().firstBroken().orElseThrow();
        assertEquals(Problem.MISSING, broken.problem());
        assertEquals(4, broken.position());
    }

    /** Their partition is older than the newest weeks, which are read first. */
    @Test
    void oldEvents_areFoundByTheirActor_pageByPage() {
        addOldMonth();
        try {
            AuditPage first = page(Optional.empty(), Optional.of("actor of " + user), Optional.empty(), 2);
            AuditPage last = page(Optional.empty(), Optional.of("actor of " + user), first.next(), 2);
            assertEquals(2, first.events().size());
            assertEquals(1, last.events().size());
            assertEquals(Optional.empty(), last.next());
        } finally {
            Sql.execute(Sql.owner(), "DROP TABLE " + OLD);
        }
    }

    private void addOldMonth() {
        Sql.execute(Sql.owner(), "SELECT create_audit_partition('%s-01')".formatted(OLD_MONTH));
        Sql.execute(Sql.owner(), EVENTS.formatted(start(OLD_MONTH), user));
        record();
        record();
        record();
    }

    private Connection writing() throws SQLException {
        Connection connection = Sql.begun(Sql.application(), """
                INSERT INTO audit_events (id, type, user_id, actor_subject, request_id, outcome)
                VALUES (gen_random_uuid(), 'code.verified', gen_random_uuid(), 'login-service', '', 'success')
                """);
        connection.createStatement().execute("SELECT count(*) FROM audit_events WHERE user_id = '" + user + "'");
        return connection;
    }

    private void record() {
        AuditEvent event = AuditEvent.success(AuditEvent.Type.CODE_VERIFIED, user, SampleSession.origin(), Map.of());
        Reactive.await(() -> trail.record(event));
    }

    private AuditPage page(Optional<UserId> of, Optional<String> actor, Optional<AuditPosition> after, int limit) {
        AuditQuery query =
                new AuditQuery(of, actor, Optional.empty(), Optional.empty(), Optional.empty(), after, limit);
        return Reactive.await(() -> trail.page(query));
    }

    private ChainVerification verify() {
        return verify(Optional.empty());
    }

    private ChainVerification verify(Optional<String> keptHead) {
        return Reactive.await(() -> trail.verify(user, keptHead));
    }

    private static long createUpcoming() throws SQLException {
        try (Connection service = Sql.connect(Sql.application());
                var made = service.createStatement().executeQuery("SELECT keep_audit_partitions()")) {
            made.next();
            return made.getLong(1);
        }
    }

    private static void awaitWaiting() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (People.count("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'ALTER TABLE audit_events DETACH%'"
                        + " AND wait_event_type = 'Lock'")
                == 0) {
            assertTrue(System.nanoTime() < deadline, "no transaction waits");
        }
    }

    private static String partition(YearMonth month) {
        return "audit_events_" + month.format(DateTimeFormatter.ofPattern("yyyy_MM"));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static long tables(String name) {
        return People.count("SELECT count(*) FROM pg_class WHERE relname = ?", name);
    }

    private static long indexes(String table) {
        return People.count("SELECT count(*) FROM pg_index WHERE indrelid = ?::regclass", table);
    }
}
