package io.latchkey.postgres;

import static io.latchkey.domain.AuditEvent.Type.USER_DELETED;

import io.latchkey.domain.AuditEvent;
import io.latchkey.domain.Origin;
import io.latchkey.domain.Provisioning;
import io.latchkey.domain.Provisioning.Provisioned;
import io.latchkey.domain.Provisioning.Reason;
import io.latchkey.domain.Provisioning.Refused;
import io.latchkey.domain.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.LongPredicate;

/** The transaction in which a user leaves. The history stays: the codes there were, and the trail. */
@ApplicationScoped
class Deleting {

    private static final Map<String, Object> DELETED = Map.of("cause", "user_deleted");

    private final UserRepository users;
    private final Expiring expiring;
    private final AuditEventRepository trail;

    Deleting(UserRepository users, Expiring expiring, AuditEventRepository trail) {
        this.users = users;
        this.expiring = expiring;
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
     * By a statement of ours: two removals of entities at once share a field in Hibernate Reactive, and one of them never
     * ends (hibernate-reactive#1713).
     */
    private Uni<Provisioning> remove(UserEntity user, Origin origin) {
        Provisioning deleted = new Provisioned(user.toProvisioned());
        UserId id = new UserId(user.id);
        return expiring.expire(id, origin, DELETED)
                .chain(() -> users.delete("id", user.id))
                .chain(() -> trail.append(AuditEvent.success(USER_DELETED, id, origin, Map.of())))
                .replaceWith(deleted);
    }

    private static Uni<Provisioning> refused(Reason reason) {
        return Uni.createFrom().item(new Refused(reason));
    }
}
