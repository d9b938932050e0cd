package io.latchkey.usecase;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditPage;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What happened, append-only. Facts about codes are written by {@link Codes}, each in its own transaction. */
public interface AuditTrail {

    /** Writes down a refusal that changed nothing else. */
    Uni<Void> record(AuditEvent event);

    Uni<AuditPage> page(AuditQuery query);

    /** Computes the chain of a user's events anew, and looks for a head of it that was kept. */
    Uni<ChainVerification> verify(UserId user, Optional<String> keptHead);
}
