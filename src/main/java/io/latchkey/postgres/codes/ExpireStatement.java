package io.latchkey.postgres.codes;

import static io.latchkey.domain.audit.AuditEvent.Type.CODE_EXPIRED;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.audit.AuditEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Ends the code of a user, in the transaction of whatever ends it. */
@ApplicationScoped
public class ExpireStatement {

    private final CodeRepository codes;
    private final AuditEvents trail;

    ExpireStatement(CodeRepository codes, AuditEvents trail) {
        this.codes = codes;
        this.trail = trail;
    }

    /** Nothing ended is nothing to write down. */
    public Uni<Boolean> expire(UserId user, Origin origin, Map<String, Object> details) {
        return codes.expire(user)
                .call(ended -> ended
                        ? trail.append(AuditEvent.success(CODE_EXPIRED, user, origin, details))
                        : Uni.createFrom().voidItem());
    }
}
