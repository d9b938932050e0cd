package io.latchkey.usecase;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditPage;
import io.latchkey.domain.audit.AuditQuery;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The append-only audit trail. {@link Codes} and {@link Directory} write the events of their facts in the same transactions. */
public interface AuditTrail {

    /** Records a refusal that changed nothing else. */
    Uni<Void> record(AuditEvent event);

    Uni<AuditPage> page(AuditQuery query);

    /** Recomputes the chain of a user's events and looks up a head that the caller kept from an earlier verification. */
    Uni<ChainVerification> verify(UserId user, Optional<String> keptHead);
}
