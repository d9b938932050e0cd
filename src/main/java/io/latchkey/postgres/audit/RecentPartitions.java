package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditPosition;
import io.latchkey.domain.audit.AuditQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a page of the trail is looked for first: PostgreSQL plans it anew each time, as the plan that suits one actor does not
 * suit another, and for all the months there are (thirteen kept and thirteen to come) that takes a millisecond, longer than to
 * read the page. The pages of one user are planned once.
 */
final class RecentPartitions {

    /** As good as always a page, where there are many events at all. */
    private static final Duration ENOUGH = Duration.ofDays(31);

    /** No replica's clock is so slow that an event is later. */
    private static final Duration AHEAD = Duration.ofDays(31);

    private RecentPartitions() {}

    /** @return the same query, of less time; empty where that is no less, or where it is about a user */
    static Optional<AuditQuery> of(AuditQuery query, Instant now) {
        Instant end = earliest(now, query.to(), query.after().map(AuditPosition::at));
        Instant from = end.minus(ENOUGH);
        boolean isNoLess = query.from().filter(from::isBefore).isPresent();
        return isNoLess || query.userId().isPresent()
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
