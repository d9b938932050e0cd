package io.latchkey.usecase;

import static io.latchkey.domain.code.SampleSession.NOW;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Everyone whom an identity provider knows, in a map: what PostgreSQL does, without PostgreSQL. */
final class InMemoryDirectory implements Directory {

    private final Store store;
    private final Map<UserId, ProvisionedUser> users = new HashMap<>();

    InMemoryDirectory(Store store) {
        this.store = store;
    }

    @Override
    public Uni<Provisioning> create(UserId id, Profile profile, Origin origin) {
        return store.answer(() -> {
            if (users.containsKey(id)) {
                return new Refused(Reason.ID_TAKEN);
            }
            return isTaken(profile.userName(), id)
                    ? new Refused(Reason.USER_NAME_TAKEN)
                    : put(new ProvisionedUser(id, profile, 1, NOW, NOW));
        });
    }

    @Override
    public Uni<Optional<ProvisionedUser>> read(UserId id) {
        return store.answer(() -> Optional.ofNullable(users.get(id)));
    }

    @Override
    public Uni<UserPage> search(UserQuery query) {
        throw new UnsupportedOperationException("the store's alone");
    }

    @Override
    public Uni<Provisioning> replace(UserId id, LongPredicate expected, Profile profile, Origin origin) {
        return store.answer(() -> refusal(id, expected).orElseGet(() -> replace(users.get(id), profile)));
    }

    private Provisioning replace(ProvisionedUser user, Profile profile) {
        if (user.profile().equals(profile)) {
            return new Provisioned(user);
        }
        return isTaken(profile.userName(), user.id())
                ? new Refused(Reason.USER_NAME_TAKEN)
                : put(new ProvisionedUser(user.id(), profile, user.version() + 1, user.createdAt(), NOW));
    }

    @Override
    public Uni<Provisioning> delete(UserId id, LongPredicate expected, Origin origin) {
        return store.answer(() -> refusal(id, expected).orElseGet(() -> new Provisioned(users.remove(id))));
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

    private Provisioning put(ProvisionedUser user) {
        users.put(user.id(), user);
        return new Provisioned(user);
    }
}
