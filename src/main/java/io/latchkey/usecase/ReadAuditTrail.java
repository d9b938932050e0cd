package io.latchkey.usecase;

import io.latchkey.domain.audit.AuditPage;
import io.latchkey.domain.audit.AuditQuery;
import io.smallrye.mutiny.Uni;

/** An auditor reads what happened. */
public final class ReadAuditTrail {

    private final AuditTrail trail;

    public ReadAuditTrail(AuditTrail trail) {
        this.trail = trail;
    }

    public Uni<AuditPage> read(AuditQuery query) {
        return trail.page(query);
    }
}
