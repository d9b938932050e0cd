package io.latchkey.usecase;

import static io.latchkey.domain.code.SampleSession.USER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeUserTest {

    private static final LongPredicate ANY = version -> true;

    private final Store store = new Store();
    private final InMemoryDirectory directory = new InMemoryDirectory(store);
    private final ChangeUser changeUser = new ChangeUser(directory);
    private int edits;

    @BeforeEach
    void create() {
        directory
                .create(USER, Profiles.bare("ann"), SampleSession.origin())
                .await()
                .indefinitely();
    }

    @Test
    void edit_ofThePresentProfile_isKept() {
        Provisioning outcome = change(USER, ANY, ChangeUserTest::deactivated);
        assertEquals(
                false,
                assertInstanceOf(Provisioned.class, outcome).user().profile().active());
        assertEquals(2, version());
    }

    @Test
    void unknownUser_isNotFound_andNothingIsEdited() {
        assertRefused(
                Reason.USER_NOT_FOUND,
                change(new UserId("nobody"), ANY, user -> counted(user).profile()));
        assertEquals(0, edits);
    }

    @Test
    void version_thatIsNotExpected_isMismatched_andNothingIsEdited() {
        assertRefused(
                Reason.VERSION_MISMATCH,
                change(USER, version -> version == 7, user -> counted(user).profile()));
        assertEquals(0, edits);
    }

    @Test
    void edit_thatIsOvertaken_isMadeAnew() {
        Provisioning outcome = change(USER, ANY, user -> {
            if (edits < 2) {
                overtake(user);
            }
            return deactivated(counted(user));
        });
        Profile profile = assertInstanceOf(Provisioned.class, outcome).user().profile();
        assertEquals(Profiles.active(Profiles.named(Profiles.bare("ann"), "ann-2"), false), profile);
        assertEquals(3, edits);
        assertEquals(4, version());
    }

    @Test
    void edit_thatIsOvertaken_whereTheVersionWasMeant_isMismatched() {
        Provisioning outcome = change(USER, version -> version == 1, user -> {
            overtake(user);
            return deactivated(counted(user));
        });
        assertRefused(Reason.VERSION_MISMATCH, outcome);
        assertEquals(1, edits);
    }

    @Test
    void edit_thatIsAlwaysOvertaken_isGivenUp() {
        Provisioning outcome = change(USER, ANY, user -> {
            overtake(user);
            return deactivated(counted(user));
        });
        assertRefused(Reason.VERSION_MISMATCH, outcome);
        assertEquals(10, edits);
    }

    @Test
    void edit_thatMeetsATakenName_isRefusedAtOnce() {
        directory
                .create(new UserId("bob"), Profiles.bare("bob"), SampleSession.origin())
                .await()
                .indefinitely();
        assertRefused(
                Reason.USER_NAME_TAKEN,
                change(USER, ANY, user -> Profiles.named(counted(user).profile(), "bob")));
        assertEquals(1, edits);
    }

    @Test
    void edit_thatFails_fails_andNothingChanges() {
        assertThrows(
                IllegalArgumentException.class,
                () -> change(USER, ANY, user -> {
                    throw new IllegalArgumentException("no such path");
                }));
        assertEquals(1, version());
    }

    @Test
    void change_whileTheStoreIsAway_fails() {
        store.unavailable = true;
        assertThrows(DependencyUnavailable.class, () -> change(USER, ANY, ChangeUserTest::deactivated));
    }

    /** Someone else is quicker. */
    private void overtake(ProvisionedUser user) {
        Profile other = Profiles.named(user.profile(), "ann-" + user.version());
        directory.replace(USER, ANY, other, SampleSession.origin()).await().indefinitely();
    }

    private ProvisionedUser counted(ProvisionedUser user) {
        edits++;
        return user;
    }

    private static Profile deactivated(ProvisionedUser user) {
        return Profiles.active(user.profile(), false);
    }

    private long version() {
        return directory.read(USER).await().indefinitely().orElseThrow().version();
    }

    private static void assertRefused(Reason reason, Provisioning outcome) {
        assertEquals(new Refused(reason), outcome);
    }

    private Provisioning change(UserId id, LongPredicate expected, Function<ProvisionedUser, Profile> edit) {
        Function<ProvisionedUser, Uni<Profile>> later = user -> Uni.createFrom().item(() -> edit.apply(user));
        return changeUser
                .change(new ChangeUser.Request(id, expected, later, SampleSession.origin()))
                .await()
                .indefinitely();
    }
}
