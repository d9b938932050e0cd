package io.latchkey.postgres.codes;

import static io.latchkey.domain.audit.AuditEvent.Type.CODE_EXPIRED;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.audit.AuditEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Ends a user's code in the transaction of the change that causes it. */
@ApplicationScoped
public class ExpireStatement {

    private final CodeRepository codes;
    private final AuditEvents trail;

    ExpireStatement(CodeRepository codes, AuditEvents trail) {
        this.codes = codes;
        this.trail = trail;
    }

    /** Writes an audit event only if a code ended. */
    public Uni<Boolean> expire(UserId user, Origin origin, Map<String, Object> details) {
        return codes.expire(user)
                .call(ended -> ended
                        ? trail.append(AuditEvent.success(CODE_EXPIRED, user, origin, details))
                        : Uni.createFrom().voidItem());
    }
}
