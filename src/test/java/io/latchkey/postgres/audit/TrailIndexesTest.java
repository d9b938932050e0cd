package io.latchkey.postgres.audit;

import static io.latchkey.postgres.Planner.assertUsed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.PlannedTest;
import io.latchkey.postgres.Planner;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Statements;
import io.latchkey.usecase.AuditTrail;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An index finds each user's chain, and queries read only the partitions that can contain their rows. */
@QuarkusTest
class TrailIndexesTest extends PlannedTest {

    private static final UserId USER = new UserId("planned-7");
    private static final YearMonth THIS_MONTH = YearMonth.now(ZoneOffset.UTC);

    @Inject
    AuditTrail trail;

    /** Includes the statements of the trigger. */
    @Test
    void event_findsTheChainOfItsUser_andReadsNoPartition() {
        AuditEvent event = anyEvent();
        String insert = only(() -> Reactive.await(() -> trail.record(event)));
        String plans = planner.plansOf(insert, values(insert));
        assertUsed(List.of("audit_chains_pkey"), plans);
        assertTrue(plans.contains("Update on audit_chains"), plans);
        assertEquals(Set.of(), Planner.months(plans));
    }

    @Test
    void verificationOfAChain_findsTheChainAndItsEvents() {
        String verify = only(() -> Reactive.await(() -> trail.verify(USER, Optional.empty())));
        String plans = planner.plansOf(verify, List.of("'planned-7'", "''"));
        assertUsed(List.of("audit_chains_pkey", "audit_events_pkey"), plans);
    }

    /** 24 hours, and one hour for clock differences. */
    @Test
    void verificationOfACode_readsThePartitionsOfADay() {
        String plans = planner.verification("'planned-1'", "NULL", "NULL");
        assertUsed(List.of("audit_events_wrong_codes"), plans);
        Instant now = Instant.now();
        assertReadsOnly(plans, month(now.minusSeconds(25 * 3600)), month(now.plusSeconds(2 * 3600)));
    }

    @Test
    void trail_ofATimeRange_readsItsPartitions() {
        Instant from = start(THIS_MONTH).plusSeconds(60);
        String plan = pageOf(
                Optional.of(from), Optional.of(start(THIS_MONTH.plusMonths(1)).minusSeconds(60)));
        assertEquals(Set.of(partition(THIS_MONTH)), Planner.months(plan), plan);
    }

    /** If the newest weeks fill the page, no other partition is read. */
    @Test
    void fullPage_isOneStatement() {
        AuditEvent event = anyEvent();
        Reactive.await(() -> trail.record(event));
        Reactive.await(() -> trail.record(event));
        Optional<String> actor = Optional.of(event.origin().actor().subject());
        AuditQuery query = new AuditQuery(
                Optional.empty(), actor, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 1);
        only(() -> Reactive.await(() -> trail.page(query)));
    }

    @Test
    void trail_unfiltered_readsNoLaterPartitions() {
        String plan = pageOf(Optional.empty(), Optional.empty());
        YearMonth last = month(Instant.now().plusSeconds(2 * 3600));
        assertReadsOnly(plan, THIS_MONTH.minusMonths(12), last);
    }

    private static AuditEvent anyEvent() {
        UserId user = new UserId(UUID.randomUUID().toString());
        return AuditEvent.success(AuditEvent.Type.CODE_VERIFIED, user, SampleSession.origin(), Map.of());
    }

    private String pageOf(Optional<Instant> from, Optional<Instant> to) {
        AuditQuery query =
                new AuditQuery(Optional.of(USER), Optional.empty(), Optional.empty(), from, to, Optional.empty(), 50);
        String page = only(() -> Reactive.await(() -> trail.page(query)));
        List<String> values = new ArrayList<>(List.of("'planned-7'"));
        Stream.of(from, to).flatMap(Optional::stream).forEach(at -> values.add("'" + at + "'"));
        values.addAll(List.of("0", "51"));
        String plans = planner.plansOf(page, values);
        assertUsed(List.of("audit_events_\\w+"), plans);
        return plans;
    }

    private static void assertReadsOnly(String plan, YearMonth first, YearMonth last) {
        Set<String> allowed = Stream.iterate(first, month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(TrailIndexesTest::partition)
                .collect(Collectors.toSet());
        Set<String> months = Planner.months(plan);
        assertTrue(!months.isEmpty() && allowed.containsAll(months), plan);
    }

    private static String only(Runnable work) {
        List<String> statements = Statements.of(work);
        assertEquals(1, statements.size(), statements.toString());
        return statements.get(0);
    }

    /** One value per column that the service inserts. */
    private static List<String> values(String insert) {
        String columns = insert.substring(insert.indexOf('(') + 1, insert.indexOf(')'));
        return Stream.of(columns.split(","))
                .map(column -> switch (column.trim()) {
                    case "id" -> "gen_random_uuid()";
                    case "details" -> "'{}'";
                    case "outcome" -> "'success'";
                    default -> "'planned-7'";
                })
                .toList();
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(ZoneOffset.UTC));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static String partition(YearMonth month) {
        return "audit_events_" + month.format(DateTimeFormatter.ofPattern("yyyy_MM"));
    }
}
