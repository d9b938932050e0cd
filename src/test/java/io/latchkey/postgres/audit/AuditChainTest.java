package io.latchkey.postgres.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.audit.ChainVerification.BrokenLink;
import io.latchkey.domain.audit.ChainVerification.Problem;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Sql;
import io.latchkey.testing.Parallel;
import io.latchkey.usecase.AuditTrail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chain reveals every change by a user who can bypass all grants and triggers, and names the first one. */
@QuarkusTest
class AuditChainTest {

    private static final int EVENTS = 9;

    /** Only a superuser may do this. */
    private static final String WITHOUT_TRIGGERS = "SET session_replication_role = replica; ";

    private static final String FORGED = """
            INSERT INTO audit_events (id, at, type, user_id, actor_subject, request_id, outcome, position, previous, previous_at)
            SELECT gen_random_uuid(), at + interval '1 microsecond', type, user_id, actor_subject, 'forged', outcome, %s
            FROM audit_events WHERE user_id = '%s' AND position = %d
            """;

    @Inject
    AuditTrail trail;

    private final UserId user = new UserId(UUID.randomUUID().toString());

    @Test
    void chainWithoutEvents_isIntactAndHasNoHead() {
        ChainVerification nothing = verify();
        assertTrue(nothing.isIntact());
        assertEquals(0, nothing.events());
        assertEquals(Optional.empty(), nothing.head());
    }

    @Test
    void untouchedChain_isIntact_andEndsWithItsLastEvent() {
        record(EVENTS);
        ChainVerification verification = verify();
        assertEquals(Optional.empty(), verification.firstBroken());
        assertEquals(EVENTS, verification.events());
        String lastAt = "SELECT to_char(max(at) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.USZ')"
                + " FROM audit_events WHERE user_id = ?";
        assertEquals(
                Instant.parse(Sql.strings(lastAt, user.value()).get(0)),
                verification.head().orElseThrow().at());
    }

    @Test
    void chainOf64ConcurrentWriters_isInTheOrderOfTime() {
        Parallel.run(64, () -> {
            record(4);
            return null;
        });
        ChainVerification verification = verify();
        assertEquals(Optional.empty(), verification.firstBroken());
        assertEquals(256, verification.events());
        assertEquals(
                IntStream.rangeClosed(1, 256).mapToObj(Integer::toString).toList(),
                Sql.strings("SELECT position FROM audit_events WHERE user_id = ? ORDER BY at", user.value()));
    }

    /** Every column, including columns that are added later. */
    @Test
    void everyColumn_isPartOfTheLink() {
        List<String> columns = Sql.strings(
                "SELECT attname FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped",
                "audit_events");
        assertTrue(columns.size() >= 15, columns.toString());
        for (String column : columns) {
            UserId owner = new UserId(UUID.randomUUID().toString());
            record(owner, 3);
            String value = switch (column) {
                case "id" -> "gen_random_uuid()";
                case "at", "previous_at" -> column + " + interval '1 microsecond'";
                case "position" -> "position + 10";
                case "previous" -> "sha256(previous)";
                case "details" -> "'{\"cause\": \"another\"}'";
                case "outcome" -> "'refused'";
                case "user_id" -> "'someone-else'";
                default -> "coalesce(" + column + ", '') || 'x'";
            };
            tamper("UPDATE audit_events SET %s = %s WHERE user_id = '%s' AND position = 2"
                    .formatted(column, value, owner));
            BrokenLink broken =
                    verify(owner, Optional.empty()).firstBroken().orElseThrow(() -> new AssertionError(column));
            // Two neighbouring events disagree about the link, and no other event confirms one: the earlier is
            // reported.
            assertEquals(column.equals("previous") ? 1 : 2, broken.position(), column);
            boolean moved = List.of("position", "user_id").contains(column);
            assertEquals(moved ? Problem.MISSING : Problem.ALTERED, broken.problem(), column);
        }
    }

    @Test
    void nullAndEmptyText_haveDifferentLinks() {
        record(3);
        tamper("UPDATE audit_events SET reason = '' WHERE user_id = '%s' AND position = 2".formatted(user));
        assertBroken(2, Problem.ALTERED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, EVENTS})
    void alteredEvent_isReported(int position) {
        record(EVENTS);
        tamper("UPDATE audit_events SET reason = 'harmless' WHERE user_id = '%s' AND position = %d"
                .formatted(user, position));
        assertBroken(position, Problem.ALTERED);
        assertEquals(idAt(position), verify().firstBroken().orElseThrow().id().orElseThrow());
    }

    @Test
    void twoAlteredEvents_theFirstIsReported() {
        record(EVENTS);
        tamper("UPDATE audit_events SET reason = 'harmless' WHERE user_id = '%s' AND position IN (4, 5)"
                .formatted(user));
        assertBroken(4, Problem.ALTERED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, EVENTS})
    void deletedEvent_isMissing(int position) {
        record(EVENTS);
        tamper("DELETE FROM audit_events WHERE user_id = '%s' AND position = %d".formatted(user, position));
        assertBroken(position, Problem.MISSING);
        assertEquals(Optional.empty(), verify().firstBroken().orElseThrow().id());
    }

    @Test
    void chainWithAllEventsDeleted_isMissingTheLast() {
        record(EVENTS);
        tamper("DELETE FROM audit_events WHERE user_id = '%s'".formatted(user));
        assertBroken(EVENTS, Problem.MISSING);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, EVENTS})
    void eventForgedAtATakenPosition_isReported(int position) {
        record(EVENTS);
        tamper(FORGED.formatted("position, previous, previous_at", user, position));
        assertForged(position);
    }

    @Test
    void eventForgedAfterTheLast_isReported() {
        record(EVENTS);
        tamper(FORGED.formatted(
                "position + 1, (SELECT head FROM audit_chains WHERE user_id = '" + user + "'), at", user, EVENTS));
        assertForged(EVENTS + 1);
    }

    @Test
    void twoEventsWithSwappedPositions_areAltered() {
        record(EVENTS);
        tamper("UPDATE audit_events SET position = 13 - position WHERE user_id = '%s' AND position IN (6, 7)"
                .formatted(user));
        assertBroken(6, Problem.ALTERED);
    }

    @Test
    void twoEventsWithSwappedContents_areAltered() {
        record(AuditEvent.refused(AuditEvent.Type.CODE_VERIFIED, user, SampleSession.origin(), "mismatch"));
        record(3);
        tamper("UPDATE audit_events SET reason = CASE position WHEN 2 THEN 'mismatch' END, outcome = CASE position"
                + " WHEN 2 THEN 'refused' ELSE 'success' END WHERE user_id = '" + user + "' AND position IN (1, 2)");
        assertBroken(1, Problem.ALTERED);
    }

    @Test
    void chainTruncatedWithItsHead_isIntact_butLacksTheKeptHead() {
        record(EVENTS);
        String kept = head();
        tamper("""
                UPDATE audit_chains AS c SET length = position - 1, head = e.previous, head_at = e.previous_at
                FROM audit_events AS e
                WHERE c.user_id = '%1$s' AND e.user_id = '%1$s' AND position = %2$d;
                DELETE FROM audit_events WHERE user_id = '%1$s' AND position = %2$d
                """.formatted(user, EVENTS));
        ChainVerification verification = verify(user, Optional.of(kept));
        assertTrue(verification.isIntact());
        assertEquals(Optional.of(false), verification.keptHeadFound());
    }

    @Test
    void keptHead_isFoundAfterLaterEvents() {
        record(2);
        String kept = head();
        assertEquals(Optional.of(true), verify(user, Optional.of(kept)).keptHeadFound());
        record(3);
        assertEquals(Optional.of(true), verify(user, Optional.of(kept)).keptHeadFound());
        assertEquals(
                Optional.of(false), verify(user, Optional.of("0".repeat(64))).keptHeadFound());
        assertEquals(Optional.empty(), verify().keptHeadFound());
    }

    private void record(int events) {
        record(user, events);
    }

    private void record(UserId of, int events) {
        IntStream.range(0, events)
                .forEach(i -> record(
                        AuditEvent.success(AuditEvent.Type.CODE_VERIFIED, of, SampleSession.origin(), Map.of())));
    }

    private void record(AuditEvent event) {
        Reactive.await(() -> trail.record(event));
    }

    private static void tamper(String statement) {
        Sql.execute(Sql.superuser(), WITHOUT_TRIGGERS + statement);
    }

    private ChainVerification verify() {
        return verify(user, Optional.empty());
    }

    private ChainVerification verify(UserId of, Optional<String> keptHead) {
        return Reactive.await(() -> trail.verify(of, keptHead));
    }

    private String head() {
        return verify().head().orElseThrow().link();
    }

    private void assertBroken(long position, Problem problem) {
        BrokenLink broken = verify().firstBroken().orElseThrow();
        assertEquals(problem, broken.problem());
        assertEquals(position, broken.position());
    }

    private void assertForged(long position) {
        assertBroken(position, Problem.FORGED);
        String id = verify().firstBroken().orElseThrow().id().orElseThrow().toString();
        assertEquals(List.of("forged"), Sql.strings("SELECT request_id FROM audit_events WHERE id = ?::uuid", id));
    }

    private UUID idAt(int position) {
        return UUID.fromString(Sql.strings("SELECT id FROM audit_events WHERE user_id = ? ORDER BY at", user.value())
                .get(position - 1));
    }
}
