package io.latchkey.domain.audit;

import java.util.List;
import java.util.Optional;

/** @param next the position of the next page; empty on the last page */
public record AuditPage(List<RecordedAuditEvent> events, Optional<AuditPosition> next) {

    public AuditPage {
        events = List.copyOf(events);
    }
}
