package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.domain.audit.AuditQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Narrows a query of the trail to the newest partitions, which the service reads first. PostgreSQL plans such a query each time,
 * because actors need different plans, and planning for all months (thirteen kept, thirteen ahead) takes a millisecond, longer
 * than reading the page. The query for one user is planned only once.
 */
final class RecentPartitions {

    /** On a busy system, 31 days nearly always hold a full page. */
    private static final Duration SPAN = Duration.ofDays(31);

    /** No replica's clock is slow enough for an event to be later than this. */
    private static final Duration AHEAD = Duration.ofDays(31);

    private RecentPartitions() {}

    /** @return the same query for less time; empty if the query already covers less, or names a user */
    static Optional<AuditQuery> of(AuditQuery query, Instant now) {
        Instant end = earliest(now, query.to(), query.after().map(AuditPosition::at));
        Instant from = end.minus(SPAN);
        boolean isShorter = query.from().filter(from::isBefore).isPresent();
        return isShorter || query.userId().isPresent()
                ? Optional.empty()
                : Optional.of(query.within(from, earliest(now.plus(AHEAD), query.to())));
    }

    @SafeVarargs
    private static Instant earliest(Instant one, Optional<Instant>... others) {
        return Stream.of(others)
                .flatMap(Optional::stream)
                .reduce(one, (left, right) -> right.isBefore(left) ? right : left);
    }
}
