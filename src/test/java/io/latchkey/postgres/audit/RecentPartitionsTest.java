package io.latchkey.postgres.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecentPartitionsTest {

    private static final Instant NOW = Instant.parse("2026-11-25T09:00:00Z");
    private static final Duration WEEKS = Duration.ofDays(31);
    private static final Optional<Instant> LATEST = Optional.of(NOW.plus(WEEKS));

    private Optional<UserId> user = Optional.empty();
    private Optional<Instant> from = Optional.empty();
    private Optional<Instant> to = Optional.empty();
    private Optional<AuditPosition> after = Optional.empty();

    @Test
    void unfilteredQuery_coversTheNewestWeeks() {
        assertEquals(Optional.of(query(NOW.minus(WEEKS), LATEST)), newest());
    }

    @Test
    void queryUntilATime_coversTheWeeksBefore() {
        to = Optional.of(ago(100));
        assertEquals(Optional.of(query(ago(131), to)), newest());
    }

    @Test
    void queryUntilAFutureTime_coversTheNewestWeeks() {
        to = Optional.of(ago(-100));
        assertEquals(Optional.of(query(ago(31), LATEST)), newest());
    }

    @Test
    void laterPage_coversTheWeeksBeforeThePreviousPage() {
        after = Optional.of(new AuditPosition(ago(200), new UUID(0, 1)));
        assertEquals(Optional.of(query(ago(231), LATEST)), newest());
    }

    @Test
    void queryOfMoreTime_coversTheNewestWeeks() {
        from = Optional.of(ago(32));
        assertEquals(Optional.of(query(ago(31), LATEST)), newest());
    }

    @Test
    void queryOfLessTime_isNotNarrowed() {
        from = Optional.of(ago(30));
        assertEquals(Optional.empty(), newest());
    }

    @Test
    void queryOfAUser_isNotNarrowed() {
        user = Optional.of(new UserId("alice"));
        assertEquals(Optional.empty(), newest());
    }

    private Optional<AuditQuery> newest() {
        return RecentPartitions.of(query(from, to), NOW);
    }

    private AuditQuery query(Instant from, Optional<Instant> to) {
        return query(Optional.of(from), to);
    }

    private AuditQuery query(Optional<Instant> from, Optional<Instant> to) {
        return new AuditQuery(user, Optional.of("carol"), Optional.empty(), from, to, after, 50);
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }
}
