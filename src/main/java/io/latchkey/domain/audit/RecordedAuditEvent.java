package io.latchkey.domain.audit;

import java.time.Instant;
import java.util.UUID;

/** An audit event as stored; the store chooses its id and its time. */
public record RecordedAuditEvent(UUID id, Instant at, AuditEvent event) {}
