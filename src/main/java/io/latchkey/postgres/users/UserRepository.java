package io.latchkey.postgres.users;

import static java.util.stream.Collectors.toMap;

import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.UserId;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<UserEntity, String> {

    private static final String WITH_METHODS = "from UserEntity u left join fetch u.methods where u.id in ?1";
    private static final String WITH_EMAILS = "from UserEntity u left join fetch u.emails where u.id in ?1";

    /** Serializes all decisions about one user: two changes, or a generation and a deactivation. Empty for an unknown user. */
    Uni<Optional<UserEntity>> lock(UserId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** Locks the user, then reads the user with emails and methods. */
    Uni<Optional<UserEntity>> lockWhole(UserId id) {
        return lock(id).chain(user -> user.isEmpty() ? Uni.createFrom().item(user) : whole(id));
    }

    Uni<Optional<UserEntity>> whole(UserId id) {
        return whole(List.of(id.value())).map(users -> users.stream().findFirst());
    }

    /** In the order of the ids. One query per list, because a single query would multiply the rows of both. */
    Uni<List<UserEntity>> whole(List<String> ids) {
        return ids.isEmpty() ? Uni.createFrom().item(List.of()) : fetch(ids);
    }

    private Uni<List<UserEntity>> fetch(List<String> ids) {
        return list(WITH_EMAILS, ids)
                .call(() -> list(WITH_METHODS, ids))
                .map(users -> users.stream().collect(toMap(user -> user.id, Function.identity())))
                .map(users -> inOrder(ids, users));
    }

    private static List<UserEntity> inOrder(List<String> ids, Map<String, UserEntity> users) {
        return ids.stream().map(users::get).filter(Objects::nonNull).toList();
    }

    /** False if a constraint refuses the row, because another user has the id or the name. */
    Uni<Boolean> insert(UserId id, Profile profile) {
        return getSession()
                .chain(session -> session.createMutationQuery("""
                    insert into UserEntity (id, userName, active) values (:id, :userName, :active)
                    on conflict do nothing\
                    """)
                        .setParameter("id", id.value())
                        .setParameter("userName", profile.userName())
                        .setParameter("active", profile.active())
                        .executeUpdate())
                .map(rows -> rows == 1);
    }
}
