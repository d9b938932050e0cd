package io.latchkey.postgres.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.UserId;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stored number of users always equals the counted number. */
@QuarkusTest
class UserCountTest {

    private static final UserQuery ALL_USERS = new UserQuery(Optional.empty(), Optional.empty(), 1, 0);

    private static final String MANY = """
            INSERT INTO users (id, user_name) SELECT '%1$s' || n, '%1$s' || n FROM generate_series(1, 1000) AS n
            """;

    @Inject
    Directory directory;

    /** Prefix of the ids of this test. */
    private final String group = UUID.randomUUID() + ".";

    private long before;

    @BeforeEach
    void count() {
        before = total();
    }

    @AfterEach
    void assertEqualToTheCountedNumber() {
        assertEquals(People.count("SELECT count(*) FROM users"), total());
    }

    @Test
    void concurrentCreations_areAllCounted() {
        List<CompletableFuture<Provisioning>> creations = IntStream.range(0, 100)
                .mapToObj(n -> Reactive.ask(() -> creation(group + n)))
                .toList();
        creations.forEach(creation -> assertInstanceOf(Provisioned.class, creation.join()));
        assertEquals(before + 100, total());
    }

    @Test
    void creationWithATakenId_isNotCounted() {
        create(group);
        create(group);
        assertEquals(before + 1, total());
    }

    @Test
    void deletion_isSubtracted() {
        create(group);
        Reactive.await(() -> directory.delete(new UserId(group), version -> true, SampleSession.origin()));
        assertEquals(before, total());
    }

    @Test
    void usersOfOneStatement_areAddedAndSubtracted() {
        Sql.execute(Sql.superuser(), MANY.formatted(group));
        assertEquals(before + 1000, total());
        Sql.execute(Sql.superuser(), "DELETE FROM users WHERE id LIKE '" + group + "%'");
        assertEquals(before, total());
    }

    @Test
    void uncommittedUsers_areNotCounted() throws SQLException {
        try (Connection importing = Sql.begun(Sql.superuser(), MANY.formatted(group))) {
            create(group);
            assertEquals(before + 1, total());
        }
        assertEquals(before + 1, total());
    }

    @Test
    void creation_whileOnePartIsUnlocked_doesNotWait() throws SQLException {
        try (Connection lock = locking("part <> 7")) {
            create(group);
        }
        assertEquals(before + 1, total());
    }

    @Test
    void creation_whileEveryPartIsLocked_waits_andIsCounted() throws SQLException {
        CompletableFuture<Provisioning> creation;
        try (Connection lock = locking("true")) {
            creation = Reactive.ask(() -> creation(group));
            Eventually.isTrue(() -> People.count("SELECT count(*) FROM pg_locks WHERE NOT granted") > 0);
        }
        assertInstanceOf(Provisioned.class, creation.join());
        assertEquals(before + 1, total());
    }

    @Test
    void truncation_resetsTheNumber() throws SQLException {
        try (Connection emptying = Sql.begun(Sql.superuser(), "TRUNCATE users, user_emails, verification_methods");
                ResultSet counted = emptying.createStatement().executeQuery("SELECT count_users()")) {
            assertTrue(counted.next());
            assertEquals(0, counted.getLong(1));
        }
    }

    private static Connection locking(String parts) throws SQLException {
        return Sql.begun(Sql.superuser(), "SELECT FROM user_counts WHERE " + parts + " FOR UPDATE");
    }

    private void create(String id) {
        Reactive.await(() -> creation(id));
    }

    private Uni<Provisioning> creation(String id) {
        return directory.create(new UserId(id), Profiles.bare(Profiles.newName()), SampleSession.origin());
    }

    private long total() {
        return Reactive.await(() -> directory.search(ALL_USERS)).total();
    }
}
