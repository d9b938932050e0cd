package io.latchkey.postgres.audit;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.audit.RecordedAuditEvent;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Reactive;
import io.latchkey.usecase.AuditTrail;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One user's audit events, as an auditor reads them. */
public final class TrailOf {

    private TrailOf() {}

    /** Oldest first, at most {@link AuditQuery#MAX_LIMIT}. */
    public static List<AuditEvent> user(UserId user, AuditTrail trail) {
        AuditQuery query = new AuditQuery(
                Optional.of(user),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                AuditQuery.MAX_LIMIT);
        List<AuditEvent> events = Reactive.await(() -> trail.page(query)).events().stream()
                .map(RecordedAuditEvent::event)
                .collect(Collectors.toList());
        Collections.reverse(events);
        return events;
    }
}
