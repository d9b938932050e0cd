package io.latchkey.postgres.users;

import static io.latchkey.postgres.Planner.assertUsed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.Edits;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.PlannedTest;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Statements;
import io.latchkey.usecase.Directory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Every statement of the directory uses its index. {@link UserIndexesTest} checks the searches. */
@QuarkusTest
class DirectoryIndexesTest extends PlannedTest {

    private static final LongPredicate ANY = version -> true;
    private static final List<String> A_WHOLE_USER =
            List.of("users_pkey", "user_emails_pkey", "verification_methods_pkey");

    @Inject
    Directory directory;

    private final UserId user = new UserId(UUID.randomUUID().toString());
    private final Profile profile = Profiles.full(Profiles.newName());

    @Test
    void login_findsTheUserTheMethodsAndTheNewestCode() {
        assertUsed(
                List.of("users_pkey", "verification_methods_pkey", "temporary_verification_codes_newest"),
                planner.plan(PostgresLogins.STATEMENT));
    }

    @Test
    void creation_findsTheUser() {
        planner.expect(A_WHOLE_USER, this::create);
    }

    @Test
    void creation_withATakenId_findsTheUser() {
        create();
        planner.expect(List.of("users_pkey"), this::create);
    }

    @Test
    void reading_findsTheUser() {
        create();
        planner.expect(A_WHOLE_USER, () -> Reactive.await(() -> directory.read(user)));
    }

    @Test
    void renaming_findsTheUserAndTheHolderOfTheName() {
        create();
        String plan = planner.expect(A_WHOLE_USER, () -> replace(Profiles.named(profile, Profiles.newName())));
        assertUsed(List.of("users_user_name_key"), plan);
    }

    @Test
    void change_ofEveryList_findsItsRows() {
        create();
        String plan = planner.expect(A_WHOLE_USER, () -> replace(Profiles.bare(profile.userName())));
        assertTrue(plan.contains("Delete on user_emails") && plan.contains("Delete on verification_methods"), plan);
        planner.expect(A_WHOLE_USER, () -> replace(profile));
    }

    @Test
    void deactivation_findsTheUserAndTheCode() {
        create();
        String plan = planner.expect(A_WHOLE_USER, () -> replace(Profiles.active(profile, false)));
        assertTrue(plan.contains("Update on temporary_verification_codes"), plan);
    }

    /** Including the rows that the foreign keys delete. */
    @Test
    void deletion_findsTheUserAndTheDependentRows() {
        create();
        List<String> statements =
                Statements.of(() -> Reactive.await(() -> directory.delete(user, ANY, SampleSession.origin())));
        statements.forEach(statement -> assertUsed(List.of(), planner.plan(statement)));
        List<String> deletions = statements.stream()
                .filter(statement -> statement.startsWith("delete from users"))
                .toList();
        assertEquals(1, deletions.size(), statements.toString());
        String plans = planner.plansOf(deletions.get(0), List.of("'planned-7'"));
        assertUsed(A_WHOLE_USER, plans);
        assertTrue(plans.contains("Delete on user_emails") && plans.contains("Delete on verification_methods"), plans);
    }

    private void create() {
        Reactive.await(() -> directory.create(user, profile, SampleSession.origin()));
    }

    private void replace(Profile other) {
        Reactive.await(() -> directory.change(user, ANY, Edits.replaceBy(other), SampleSession.origin()));
    }
}
