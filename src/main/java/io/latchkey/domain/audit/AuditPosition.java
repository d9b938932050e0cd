package io.latchkey.domain.audit;

import java.time.Instant;
import java.util.UUID;

/** A place in the trail's order, newest first; events written later do not move it. */
public record AuditPosition(Instant at, UUID id) {}
