package io.latchkey.domain.audit;

import java.time.Instant;
import java.util.UUID;

/** An audit event as the trail holds it; the store names it and says when it was. */
public record RecordedAuditEvent(UUID id, Instant at, AuditEvent event) {}
