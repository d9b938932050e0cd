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
public class UserRepository implements PanacheRepositoryBase<UserEntity, String> {

    private static final String WITH_METHODS = "from UserEntity u left join fetch u.methods where u.id in ?1";
    private static final String WITH_EMAILS = "from UserEntity u left join fetch u.emails where u.id in ?1";

    /**
     * Makes everything that is decided about one user wait its turn: two generations, or a generation and a deactivation.
     * Nothing for an unknown user.
     */
    public Uni<Optional<UserEntity>> lock(UserId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }

    /** The same with all that is known of the user, read after the lock was granted. */
    Uni<Optional<UserEntity>> lockWhole(UserId id) {
        return lock(id).chain(user -> user.isEmpty() ? Uni.createFrom().item(user) : whole(id));
    }

    Uni<Optional<UserEntity>> whole(UserId id) {
        return whole(List.of(id.value())).map(users -> users.stream().findFirst());
    }

    /** In the order of their ids. One query for each list: in a single one they would multiply each other's rows. */
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

    /** The constraints answer with the row count: 0 where another has the id or the name. */
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
