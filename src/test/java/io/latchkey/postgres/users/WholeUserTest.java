package io.latchkey.postgres.users;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.UserAttribute;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Sql;
import io.latchkey.testing.Eventually;
import io.latchkey.testing.People;
import io.latchkey.usecase.Directory;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Several statements read a user, all from the same snapshot. */
@QuarkusTest
class WholeUserTest {

    private static final String WAITING =
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'verification_methods'::regclass";

    @Inject
    Directory directory;

    @Test
    void read_duringADeletion_returnsTheUserBefore() throws SQLException {
        ProvisionedUser user = created();
        assertEquals(Optional.of(user), whileDeleted(user, () -> directory.read(user.id())));
    }

    @Test
    void search_duringADeletion_returnsTheUserBefore() throws SQLException {
        ProvisionedUser user = created();
        UserFilter byName = new UserFilter.Comparison(
                UserAttribute.USER_NAME,
                UserFilter.Operator.EQUALS,
                user.profile().userName());
        UserQuery query = new UserQuery(Optional.of(byName), Optional.empty(), 1, 10);
        assertEquals(new UserPage(1, List.of(user)), whileDeleted(user, () -> directory.search(query)));
    }

    private ProvisionedUser created() {
        UserId id = new UserId(UUID.randomUUID().toString());
        return ((Provisioned) Reactive.await(
                        () -> directory.create(id, Profiles.full(Profiles.newName()), SampleSession.origin())))
                .user();
    }

    /** The last statement reads the methods. It waits until the user is deleted. */
    private static <T> T whileDeleted(ProvisionedUser user, Supplier<Uni<T>> question) throws SQLException {
        try (Connection other = Sql.begun(Sql.superuser(), "LOCK TABLE verification_methods")) {
            CompletableFuture<T> answer = Reactive.ask(question);
            Eventually.isTrue(() -> People.count(WAITING) > 0);
            other.createStatement().execute("DELETE FROM users WHERE id = '" + user.id() + "'");
            other.commit();
            return answer.join();
        }
    }
}
