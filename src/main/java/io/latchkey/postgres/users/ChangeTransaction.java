package io.latchkey.postgres.users;

import static io.latchkey.domain.audit.AuditEvent.Type.USER_UPDATED;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Edited;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.DatabaseClock;
import io.latchkey.postgres.audit.AuditEvents;
import io.latchkey.postgres.codes.ExpireStatement;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Changes a user: locks the row, applies the edit, and writes the difference together with its audit event. */
@ApplicationScoped
class ChangeTransaction {

    private static final Map<String, Object> DEACTIVATED = Map.of("cause", "user_deactivated");

    private final UserRepository users;
    private final UserNames names;
    private final ExpireStatement expireStatement;
    private final AuditEvents trail;

    ChangeTransaction(UserRepository users, UserNames names, ExpireStatement expireStatement, AuditEvents trail) {
        this.users = users;
        this.names = names;
        this.expireStatement = expireStatement;
        this.trail = trail;
    }

    /** @param before as read under the lock */
    private record Change(UserEntity entity, ProvisionedUser before, Profile after, Origin origin) {

        UserId id() {
            return before.id();
        }

        boolean isEmpty() {
            return after.equals(before.profile());
        }

        boolean renames() {
            return !after.userName().equals(before.profile().userName());
        }

        boolean endsCode() {
            return after.endsCode(before.profile());
        }

        AuditEvent event() {
            Map<String, Object> details =
                    Map.of("changed", ProfileDifferences.between(before.profile(), after), "active", after.active());
            return AuditEvent.success(USER_UPDATED, id(), origin, details);
        }
    }

    <R> Uni<Edited<Provisioning, R>> change(
            UserId id, LongPredicate expected, Function<ProvisionedUser, Edited<Profile, R>> edit, Origin origin) {
        return users.lockWhole(id)
                .chain(found -> found.map(user -> change(user, expected, edit, origin))
                        .orElseGet(() -> refused(Reason.USER_NOT_FOUND).map(Edited.Accepted::new)));
    }

    private <R> Uni<Edited<Provisioning, R>> change(
            UserEntity user,
            LongPredicate expected,
            Function<ProvisionedUser, Edited<Profile, R>> edit,
            Origin origin) {
        if (!expected.test(user.version)) {
            return refused(Reason.VERSION_MISMATCH).map(Edited.Accepted::new);
        }
        ProvisionedUser before = user.toProvisioned();
        return edit.apply(before)
                .fold(
                        after -> write(new Change(user, before, after, origin)).map(Edited.Accepted::new),
                        refusal -> Uni.createFrom().item(new Edited.Refused<>(refusal)));
    }

    private Uni<Provisioning> write(Change change) {
        if (change.isEmpty()) {
            return Uni.createFrom().item(new Provisioned(change.before()));
        }
        Uni<Boolean> taken = change.renames()
                ? names.isTaken(change.after().userName(), change.id())
                : Uni.createFrom().item(false);
        return taken.chain(isTaken -> isTaken ? refused(Reason.USER_NAME_TAKEN) : apply(change));
    }

    private Uni<Provisioning> apply(Change change) {
        Uni<?> ended = change.endsCode()
                ? expireStatement.expire(change.id(), change.origin(), DEACTIVATED)
                : Uni.createFrom().voidItem();
        return ended.chain(DatabaseClock::now)
                .<Provisioning>map(now -> new Provisioned(change.entity().changed(change.after(), now)))
                .call(() -> trail.append(change.event()));
    }

    private static Uni<Provisioning> refused(Reason reason) {
        return Uni.createFrom().item(new Provisioning.Refused(reason));
    }
}
