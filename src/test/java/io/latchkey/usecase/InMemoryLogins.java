package io.latchkey.usecase;

import io.latchkey.domain.user.User;
import io.latchkey.domain.user.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All users, in a map. */
final class InMemoryLogins {

    private final Map<UserId, User> users = new HashMap<>();

    Optional<User> known(UserId id) {
        return Optional.ofNullable(users.get(id));
    }

    boolean isActive(UserId id) {
        return known(id).filter(User::active).isPresent();
    }

    void put(User user) {
        users.put(user.id(), user);
    }

    void remove(UserId id) {
        users.remove(id);
    }

    void put(UserId id, boolean active) {
        put(new User(id, active, List.of()));
    }
}
