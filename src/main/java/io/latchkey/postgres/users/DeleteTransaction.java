package io.latchkey.postgres.users;

import static io.latchkey.domain.audit.AuditEvent.Type.USER_DELETED;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.audit.AuditEvents;
import io.latchkey.postgres.codes.ExpireStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.LongPredicate;

/** Deletes a user together with an audit event. The history stays: the user's past codes and audit trail. */
@ApplicationScoped
class DeleteTransaction {

    private static final Map<String, Object> DELETED = Map.of("cause", "user_deleted");

    private final UserRepository users;
    private final ExpireStatement expireStatement;
    private final AuditEvents trail;

    DeleteTransaction(UserRepository users, ExpireStatement expireStatement, AuditEvents trail) {
        this.users = users;
        this.expireStatement = expireStatement;
        this.trail = trail;
    }

    Uni<Provisioning> delete(UserId id, LongPredicate expected, Origin origin) {
        return users.lockWhole(id)
                .chain(found -> found.map(user -> delete(user, expected, origin))
                        .orElseGet(() -> refused(Reason.USER_NOT_FOUND)));
    }

    private Uni<Provisioning> delete(UserEntity user, LongPredicate expected, Origin origin) {
        return expected.test(user.version) ? remove(user, origin) : refused(Reason.VERSION_MISMATCH);
    }

    /**
     * Deletes by a statement, not by removing the entity: two concurrent removals of entities share a field in Hibernate
     * Reactive, and one of them never ends (hibernate-reactive#1713).
     */
    private Uni<Provisioning> remove(UserEntity user, Origin origin) {
        Provisioning deleted = new Provisioned(user.toProvisioned());
        UserId id = new UserId(user.id);
        return expireStatement
                .expire(id, origin, DELETED)
                .chain(() -> users.delete("id", user.id))
                .chain(() -> trail.append(AuditEvent.success(USER_DELETED, id, origin, Map.of())))
                .replaceWith(deleted);
    }

    private static Uni<Provisioning> refused(Reason reason) {
        return Uni.createFrom().item(new Refused(reason));
    }
}
