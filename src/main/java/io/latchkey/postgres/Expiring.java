package io.latchkey.postgres;

import static io.latchkey.domain.AuditEvent.Type.CODE_EXPIRED;

import io.latchkey.domain.AuditEvent;
import io.latchkey.domain.Origin;
import io.latchkey.domain.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Ends the code of a user, in the transaction of whatever ends it. */
@ApplicationScoped
class Expiring {

    private final CodeRepository codes;
    private final AuditEventRepository trail;

    Expiring(CodeRepository codes, AuditEventRepository trail) {
        this.codes = codes;
        this.trail = trail;
    }

    /** Nothing ended is nothing to write down. */
    Uni<Boolean> expire(UserId user, Origin origin, Map<String, Object> details) {
        return codes.expire(user)
                .call(ended -> ended
                        ? trail.append(AuditEvent.success(CODE_EXPIRED, user, origin, details))
                        : Uni.createFrom().voidItem());
    }
}
