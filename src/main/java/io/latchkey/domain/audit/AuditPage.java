package io.latchkey.domain.audit;

import java.util.List;
import java.util.Optional;

/** @param next where the following page begins; absent on the last */
public record AuditPage(List<RecordedAuditEvent> events, Optional<AuditPosition> next) {

    public AuditPage {
        events = List.copyOf(events);
    }
}
