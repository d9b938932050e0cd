package io.latchkey.postgres.users;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.postgres.Database;
import io.latchkey.usecase.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Opens the transaction or session of each fact about users. */
@ApplicationScoped
class PostgresDirectory implements Directory {

    private final Database database;
    private final UserRepository users;
    private final SearchStatement searching;
    private final CreateTransaction creating;
    private final ReplaceTransaction replacing;
    private final DeleteTransaction deleting;

    PostgresDirectory(
            Database database,
            UserRepository users,
            SearchStatement searching,
            CreateTransaction creating,
            ReplaceTransaction replacing,
            DeleteTransaction deleting) {
        this.database = database;
        this.users = users;
        this.searching = searching;
        this.creating = creating;
        this.replacing = replacing;
        this.deleting = deleting;
    }

    @Override
    public Uni<Provisioning> create(UserId id, Profile profile, Origin origin) {
        return database.transaction(() -> creating.create(id, profile, origin));
    }

    @Override
    public Uni<Optional<ProvisionedUser>> read(UserId id) {
        return database.snapshot(() -> users.whole(id).map(user -> user.map(UserEntity::toProvisioned)));
    }

    @Override
    public Uni<UserPage> search(UserQuery query) {
        return database.snapshot(() -> searching.search(query));
    }

    @Override
    public Uni<Provisioning> replace(UserId id, LongPredicate expected, Profile profile, Origin origin) {
        return database.transaction(() -> replacing.replace(id, expected, profile, origin));
    }

    @Override
    public Uni<Provisioning> delete(UserId id, LongPredicate expected, Origin origin) {
        return database.transaction(() -> deleting.delete(id, expected, origin));
    }
}
