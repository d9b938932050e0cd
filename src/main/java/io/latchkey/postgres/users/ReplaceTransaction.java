package io.latchkey.postgres.users;

import static io.latchkey.domain.audit.AuditEvent.Type.USER_UPDATED;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.DatabaseClock;
import io.latchkey.postgres.audit.AuditEvents;
import io.latchkey.postgres.codes.ExpireStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.LongPredicate;

/** The transaction in which a user changes: lock the user, look, write, and write down what is different. */
@ApplicationScoped
class ReplaceTransaction {

    private static final Map<String, Object> DEACTIVATED = Map.of("cause", "user_deactivated");

    private final UserRepository users;
    private final UserNames names;
    private final ExpireStatement expiring;
    private final AuditEvents trail;

    ReplaceTransaction(UserRepository users, UserNames names, ExpireStatement expiring, AuditEvents trail) {
        this.users = users;
        this.names = names;
        this.expiring = expiring;
        this.trail = trail;
    }

    /** @param before what the change was decided on, read under the lock */
    private record Change(UserEntity user, Profile before, Profile after, Origin origin) {

        UserId id() {
            return new UserId(user.id);
        }

        boolean renames() {
            return !before.userName().equals(after.userName());
        }

        boolean deactivates() {
            return before.active() && !after.active();
        }

        AuditEvent event() {
            Map<String, Object> details =
                    Map.of("changed", ProfileDifferences.between(before, after), "active", after.active());
            return AuditEvent.success(USER_UPDATED, id(), origin, details);
        }
    }

    Uni<Provisioning> replace(UserId id, LongPredicate expected, Profile profile, Origin origin) {
        return users.lockWhole(id)
                .chain(found -> found.map(user -> replace(user, expected, profile, origin))
                        .orElseGet(() -> refused(Reason.USER_NOT_FOUND)));
    }

    private Uni<Provisioning> replace(UserEntity user, LongPredicate expected, Profile profile, Origin origin) {
        if (!expected.test(user.version)) {
            return refused(Reason.VERSION_MISMATCH);
        }
        Change change = new Change(user, user.toProvisioned().profile(), profile, origin);
        return profile.equals(change.before())
                ? Uni.createFrom().item(new Provisioned(user.toProvisioned()))
                : write(change);
    }

    private Uni<Provisioning> write(Change change) {
        Uni<Boolean> taken = change.renames()
                ? names.isTaken(change.after().userName(), change.id())
                : Uni.createFrom().item(false);
        return taken.chain(someone -> someone ? refused(Reason.USER_NAME_TAKEN) : apply(change));
    }

    private Uni<Provisioning> apply(Change change) {
        Uni<?> ended = change.deactivates()
                ? expiring.expire(change.id(), change.origin(), DEACTIVATED)
                : Uni.createFrom().voidItem();
        return ended.chain(DatabaseClock::now)
                .<Provisioning>map(now -> new Provisioned(change.user().changed(change.after(), now)))
                .call(() -> trail.append(change.event()));
    }

    private static Uni<Provisioning> refused(Reason reason) {
        return Uni.createFrom().item(new Refused(reason));
    }
}
