package io.latchkey.usecase;

import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** An auditor asks whether what is written of a user is what was written. */
public final class VerifyAuditTrail {

    private final AuditTrail trail;

    public VerifyAuditTrail(AuditTrail trail) {
        this.trail = trail;
    }

    /** @param keptHead the head of an earlier verification */
    public Uni<ChainVerification> verify(UserId user, Optional<String> keptHead) {
        return trail.verify(user, keptHead);
    }
}
