package io.latchkey.postgres;

import io.latchkey.domain.User;
import io.latchkey.domain.UserId;
import io.latchkey.usecase.Users;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<UserEntity, String>, Users {

    private static final String WITH_METHODS = "from UserEntity u left join fetch u.methods where u.id = ?1";

    private final Database database;

    UserRepository(Database database) {
        this.database = database;
    }

    @Override
    public Uni<Optional<User>> find(UserId id) {
        return database.session(() -> list(WITH_METHODS, id.value())
                .map(users -> users.stream().findFirst().map(UserEntity::toUser)));
    }

    /**
     * Makes everything that is decided about one user wait its turn: two generations, or a generation and a deactivation.
     * Nothing for an unknown user.
     */
    Uni<Optional<UserEntity>> lock(UserId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(Optional::ofNullable);
    }
}
