package io.latchkey.domain.audit;

import io.latchkey.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which audit events to read, newest first.
 *
 * @param from inclusive
 * @param to exclusive
 * @param after the position of the last event of the page before
 */
public record AuditQuery(
        Optional<UserId> userId,
        Optional<String> actor,
        Optional<AuditEvent.Type> type,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<AuditPosition> after,
        int limit) {

    public static final int MAX_LIMIT = 500;
    public static final int DEFAULT_LIMIT = 50;

    /** @throws IllegalArgumentException unless the limit is 1 to {@value #MAX_LIMIT} */
    public AuditQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("a page holds 1 to " + MAX_LIMIT + " events");
        }
    }

    /** The same query, for another period. */
    public AuditQuery within(Instant from, Instant to) {
        return new AuditQuery(userId, actor, type, Optional.of(from), Optional.of(to), after, limit);
    }
}
