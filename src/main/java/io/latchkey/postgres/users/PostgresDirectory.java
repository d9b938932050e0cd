package io.latchkey.postgres.users;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Edited;
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
import java.util.function.Function;
import java.util.function.LongPredicate;

/** Opens the transaction or session of each call about users. */
@ApplicationScoped
class PostgresDirectory implements Directory {

    private final Database database;
    private final UserRepository users;
    private final SearchStatement searchStatement;
    private final CreateTransaction createTransaction;
    private final ChangeTransaction changeTransaction;
    private final DeleteTransaction deleteTransaction;

    PostgresDirectory(
            Database database,
            UserRepository users,
            SearchStatement searchStatement,
            CreateTransaction createTransaction,
            ChangeTransaction changeTransaction,
            DeleteTransaction deleteTransaction) {
        this.database = database;
        this.users = users;
        this.searchStatement = searchStatement;
        this.createTransaction = createTransaction;
        this.changeTransaction = changeTransaction;
        this.deleteTransaction = deleteTransaction;
    }

    @Override
    public Uni<Provisioning> create(UserId id, Profile profile, Origin origin) {
        return database.transaction(() -> createTransaction.create(id, profile, origin));
    }

    @Override
    public Uni<Optional<ProvisionedUser>> read(UserId id) {
        return database.snapshot(() -> users.whole(id).map(user -> user.map(UserEntity::toProvisioned)));
    }

    @Override
    public Uni<UserPage> search(UserQuery query) {
        return database.snapshot(() -> searchStatement.search(query));
    }

    @Override
    public <R> Uni<Edited<Provisioning, R>> change(
            UserId id, LongPredicate expected, Function<ProvisionedUser, Edited<Profile, R>> edit, Origin origin) {
        return database.transaction(() -> changeTransaction.change(id, expected, edit, origin));
    }

    @Override
    public Uni<Provisioning> delete(UserId id, LongPredicate expected, Origin origin) {
        return database.transaction(() -> deleteTransaction.delete(id, expected, origin));
    }
}
