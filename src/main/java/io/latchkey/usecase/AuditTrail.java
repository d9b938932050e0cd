package io.latchkey.usecase;

import io.latchkey.domain.AuditEvent;
import io.latchkey.domain.AuditPage;
import io.latchkey.domain.AuditQuery;
import io.smallrye.mutiny.Uni;

/** What happened, append-only. Facts about codes are written by {@link Codes}, each in its own transaction. */
public interface AuditTrail {

    /** Writes down a refusal that changed nothing else. */
    Uni<Void> record(AuditEvent event);

    Uni<AuditPage> page(AuditQuery query);
}
