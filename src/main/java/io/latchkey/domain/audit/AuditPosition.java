package io.latchkey.domain.audit;

import java.time.Instant;
import java.util.UUID;

/** A position in the trail, which is ordered newest first; events written later do not move it. */
public record AuditPosition(Instant at, UUID id) {}
