package io.latchkey.usecase;

import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.AuditEvent.Type;
import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Edited;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.User;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** A {@link Directory} without PostgreSQL, over the users, codes and events of a {@link World}. */
final class InMemoryDirectory implements Directory {

    private final World world;
    private final Map<UserId, ProvisionedUser> users = new ConcurrentHashMap<>();

    InMemoryDirectory(World world) {
        this.world = world;
    }

    private synchronized <T> T locked(Supplier<T> transaction) {
        return transaction.get();
    }

    private <T> Uni<T> transaction(Supplier<T> transaction) {
        return world.store.answer(() -> locked(transaction));
    }

    @Override
    public Uni<Provisioning> create(UserId id, Profile profile, Origin origin) {
        return transaction(() -> {
            if (users.containsKey(id)) {
                return new Refused(Reason.ID_TAKEN);
            }
            Instant now = world.clock.instant();
            return isTaken(profile.userName(), id)
                    ? new Refused(Reason.USER_NAME_TAKEN)
                    : write(new ProvisionedUser(id, profile, 1, now, now), Type.USER_CREATED, origin);
        });
    }

    @Override
    public Uni<Optional<ProvisionedUser>> read(UserId id) {
        return transaction(() -> Optional.ofNullable(users.get(id)));
    }

    @Override
    public Uni<UserPage> search(UserQuery query) {
        throw new UnsupportedOperationException("only PostgreSQL searches");
    }

    @Override
    public <R> Uni<Edited<Provisioning, R>> change(
            UserId id, LongPredicate expected, Function<ProvisionedUser, Edited<Profile, R>> edit, Origin origin) {
        return transaction(() -> refusal(id, expected)
                .<Edited<Provisioning, R>>map(Edited.Accepted::new)
                .orElseGet(() -> edit.apply(users.get(id))
                        .fold(
                                after -> new Edited.Accepted<>(change(users.get(id), after, origin)),
                                Edited.Refused::new)));
    }

    private Provisioning change(ProvisionedUser before, Profile after, Origin origin) {
        if (after.equals(before.profile())) {
            return new Provisioned(before);
        }
        if (isTaken(after.userName(), before.id())) {
            return new Refused(Reason.USER_NAME_TAKEN);
        }
        if (after.endsCode(before.profile())) {
            world.codes.end(before.id(), origin);
        }
        Instant now = world.clock.instant();
        return write(
                new ProvisionedUser(before.id(), after, before.version() + 1, before.createdAt(), now),
                Type.USER_UPDATED,
                origin);
    }

    @Override
    public Uni<Provisioning> delete(UserId id, LongPredicate expected, Origin origin) {
        return transaction(() -> refusal(id, expected).orElseGet(() -> {
            world.codes.end(id, origin);
            world.users.remove(id);
            record(Type.USER_DELETED, id, origin);
            return new Provisioned(users.remove(id));
        }));
    }

    private Optional<Provisioning> refusal(UserId id, LongPredicate expected) {
        if (!users.containsKey(id)) {
            return Optional.of(new Refused(Reason.USER_NOT_FOUND));
        }
        return expected.test(users.get(id).version())
                ? Optional.empty()
                : Optional.of(new Refused(Reason.VERSION_MISMATCH));
    }

    private boolean isTaken(String userName, UserId by) {
        return users.values().stream()
                .anyMatch(user ->
                        !user.id().equals(by) && user.profile().userName().equalsIgnoreCase(userName));
    }

    private Provisioning write(ProvisionedUser user, Type type, Origin origin) {
        users.put(user.id(), user);
        world.users.put(
                new User(user.id(), user.profile().active(), user.profile().methods()));
        record(type, user.id(), origin);
        return new Provisioned(user);
    }

    private void record(Type type, UserId id, Origin origin) {
        world.trail.events.add(AuditEvent.success(type, id, origin, Map.of()));
    }
}
