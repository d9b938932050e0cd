package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.code.Standing;
import io.latchkey.domain.user.Edited;
import io.latchkey.domain.user.Edits;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.UserId;
import io.latchkey.testing.Parallel;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Every {@link Directory} behaves like this: the one in memory, which other tests rely on, and PostgreSQL's. */
public abstract class DirectoryContract {

    protected static final LongPredicate ANY = version -> true;

    protected abstract Directory directory();

    /** Codes of the same users. */
    protected abstract Codes codes();

    protected abstract <T> T await(Supplier<Uni<T>> call);

    /** The types of the user's audit events, oldest first. */
    protected abstract List<String> eventTypes(UserId user);

    @Test
    void createdUser_isReadUnchanged() {
        Profile profile = Profiles.full(Profiles.newName());
        ProvisionedUser created = create(profile);
        assertEquals(profile, created.profile());
        assertEquals(1, created.version());
        assertEquals(created.createdAt(), created.modifiedAt());
        assertEquals(Optional.of(created), read(created.id()));
        assertEquals(List.of("user.created"), eventTypes(created.id()));
    }

    @Test
    void createdUser_withoutOptionalAttributes_isReadUnchanged() {
        ProvisionedUser created = create(Profiles.bare(Profiles.newName()));
        assertEquals(Optional.of(created), read(created.id()));
    }

    @Test
    void create_withAnotherUsersId_isRefused() {
        ProvisionedUser first = create(Profiles.bare(Profiles.newName()));
        assertRefused(Reason.ID_TAKEN, create(first.id(), Profiles.full(Profiles.newName())));
        assertUnchanged(first);
    }

    @Test
    void create_withAnotherUsersName_inUpperCase_isRefused() {
        ProvisionedUser first = create(Profiles.bare(Profiles.newName()));
        UserId id = newId();
        assertRefused(
                Reason.USER_NAME_TAKEN,
                create(id, Profiles.bare(first.profile().userName().toUpperCase())));
        assertEquals(Optional.empty(), read(id));
        assertEquals(List.of(), eventTypes(id));
    }

    @Test
    void unknownUser_isNotFound_andTheEditDoesNotRun() {
        UserId unknown = newId();
        assertEquals(Optional.empty(), read(unknown));
        assertRefused(Reason.USER_NOT_FOUND, outcome(change(unknown, ANY, DirectoryContract::fail)));
        assertRefused(Reason.USER_NOT_FOUND, delete(unknown, ANY));
        assertEquals(List.of(), eventTypes(unknown));
    }

    @Test
    void unexpectedVersion_isRefused_andTheEditDoesNotRun() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        LongPredicate second = version -> version == 2;
        assertRefused(Reason.VERSION_MISMATCH, outcome(change(user.id(), second, DirectoryContract::fail)));
        assertRefused(Reason.VERSION_MISMATCH, delete(user.id(), second));
        assertUnchanged(user);
    }

    @Test
    void change_isReadAsTheNextVersion() {
        ProvisionedUser before = create(Profiles.full(Profiles.newName()));
        Profile profile = Profiles.bare(Profiles.newName());
        ProvisionedUser after = provisioned(replace(before.id(), version -> version == 1, profile));
        assertEquals(profile, after.profile());
        assertEquals(2, after.version());
        assertEquals(before.createdAt(), after.createdAt());
        assertFalse(after.modifiedAt().isBefore(before.modifiedAt()));
        assertEquals(Optional.of(after), read(before.id()));
        assertEquals(List.of("user.created", "user.updated"), eventTypes(before.id()));
    }

    @Test
    void edit_getsTheStoredUser() {
        ProvisionedUser stored = create(Profiles.full(Profiles.newName()));
        change(stored.id(), ANY, user -> {
            assertEquals(stored, user);
            return new Edited.Accepted<>(user.profile());
        });
    }

    @Test
    void sameProfile_changesNothing() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        Profile same = Profiles.full(user.profile().userName());
        assertEquals(new Provisioned(user), replace(user.id(), ANY, same));
        assertUnchanged(user);
    }

    @Test
    void refusedEdit_changesNothing_andItsRefusalIsTheOutcome() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        issueCode(user.id());
        assertEquals(new Edited.Refused<>("no such path"), change(user.id(), ANY, Edits.refuse("no such path")));
        assertEquals(Optional.of(user), read(user.id()));
        assertEquals(List.of("user.created", "code.generated"), eventTypes(user.id()));
        assertTrue(hasCode(user.id()));
    }

    @Test
    void failedEdit_changesNothing() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        assertThrows(UnsupportedOperationException.class, () -> change(user.id(), ANY, DirectoryContract::fail));
        assertUnchanged(user);
    }

    @Test
    void change_toAnotherUsersName_isRefused() {
        ProvisionedUser other = create(Profiles.bare(Profiles.newName()));
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        assertRefused(Reason.USER_NAME_TAKEN, replace(user.id(), ANY, other.profile()));
        assertUnchanged(user);
    }

    @Test
    void change_ofTheCaseOfTheUsersOwnName_isAccepted() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        String upperCase = user.profile().userName().toUpperCase();
        ProvisionedUser changed = provisioned(replace(user.id(), ANY, Profiles.named(user.profile(), upperCase)));
        assertEquals(upperCase, changed.profile().userName());
    }

    @Test
    void deletion_endsTheCode_andFreesIdAndName() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        issueCode(user.id());
        assertEquals(new Provisioned(user), delete(user.id(), version -> version == 1));
        assertEquals(Optional.empty(), read(user.id()));
        assertEquals(List.of("user.created", "code.generated", "code.expired", "user.deleted"), eventTypes(user.id()));
        assertRefused(Reason.USER_NOT_FOUND, delete(user.id(), ANY));
        assertEquals(1, provisioned(create(user.id(), user.profile())).version());
        assertFalse(hasCode(user.id()));
    }

    @Test
    void deactivation_endsTheCode_andReactivationDoesNotReviveIt() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        issueCode(user.id());
        replace(user.id(), ANY, Profiles.active(user.profile(), false));
        assertEquals(List.of("user.created", "code.generated", "code.expired", "user.updated"), eventTypes(user.id()));
        assertFalse(hasCode(user.id()));
        replace(user.id(), ANY, user.profile());
        assertFalse(hasCode(user.id()));
        issueCode(user.id());
        assertTrue(hasCode(user.id()));
    }

    @Test
    void deactivation_withoutACode_recordsNoExpiry() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        replace(user.id(), ANY, Profiles.active(user.profile(), false));
        assertEquals(List.of("user.created", "user.updated"), eventTypes(user.id()));
    }

    @Test
    void anyOtherChange_leavesTheCodeActive() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        issueCode(user.id());
        replace(user.id(), ANY, Profiles.full(Profiles.newName()));
        assertTrue(hasCode(user.id()));
    }

    @Test
    void concurrentChanges_areAllApplied() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        Parallel.run(12, () -> provisioned(outcome(change(user.id(), ANY, DirectoryContract::lengthened))));
        ProvisionedUser last = read(user.id()).orElseThrow();
        assertEquals(user.profile().userName() + "x".repeat(12), last.profile().userName());
        assertEquals(13, last.version());
    }

    @Test
    void concurrentChanges_ofTheSameExpectedVersion_areAppliedOnce() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        LongPredicate first = version -> version == 1;
        List<Provisioning> outcomes =
                Parallel.run(12, () -> outcome(change(user.id(), first, DirectoryContract::lengthened)));
        assertOne(Reason.VERSION_MISMATCH, outcomes);
        assertEquals(2, read(user.id()).orElseThrow().version());
    }

    private static Edited<Profile, String> lengthened(ProvisionedUser user) {
        return new Edited.Accepted<>(
                Profiles.named(user.profile(), user.profile().userName() + "x"));
    }

    private static Edited<Profile, String> fail(ProvisionedUser user) {
        throw new UnsupportedOperationException("this edit fails");
    }

    private void issueCode(UserId user) {
        CodeHash.Parameters parameters =
                new CodeHash.Parameters(CodeHash.Parameters.MIN_ITERATIONS, "k", new byte[CodeHash.SALT_BYTES]);
        CodeHash hash = new CodeHash(parameters, new byte[CodeHash.TAG_BYTES]);
        await(() -> codes().issue(new NewCode(user, hash, new Lifetime(4), Optional.empty(), SampleSession.origin())));
    }

    private boolean hasCode(UserId user) {
        return await(() -> codes().standing(user)).flatMap(Standing::code).isPresent();
    }

    private void assertUnchanged(ProvisionedUser user) {
        assertEquals(Optional.of(user), read(user.id()));
        assertEquals(List.of("user.created"), eventTypes(user.id()));
    }

    protected final ProvisionedUser create(Profile profile) {
        return provisioned(create(newId(), profile));
    }

    protected final Provisioning create(UserId id, Profile profile) {
        return await(() -> directory().create(id, profile, SampleSession.origin()));
    }

    protected final Optional<ProvisionedUser> read(UserId id) {
        return await(() -> directory().read(id));
    }

    protected final Provisioning replace(UserId id, LongPredicate expected, Profile profile) {
        return outcome(change(id, expected, Edits.replaceBy(profile)));
    }

    private Edited<Provisioning, String> change(
            UserId id, LongPredicate expected, Function<ProvisionedUser, Edited<Profile, String>> edit) {
        return await(() -> directory().change(id, expected, edit, SampleSession.origin()));
    }

    protected final Provisioning delete(UserId id, LongPredicate expected) {
        return await(() -> directory().delete(id, expected, SampleSession.origin()));
    }

    private static Provisioning outcome(Edited<Provisioning, String> edited) {
        return edited.fold(Function.identity(), refusal -> {
            throw new AssertionError(refusal);
        });
    }

    protected static UserId newId() {
        return new UserId(UUID.randomUUID().toString());
    }

    protected static ProvisionedUser provisioned(Provisioning outcome) {
        return assertInstanceOf(Provisioned.class, outcome).user();
    }

    protected static void assertRefused(Reason reason, Provisioning outcome) {
        assertEquals(new Refused(reason), outcome);
    }

    protected static void assertOne(Reason others, List<Provisioning> outcomes) {
        assertEquals(1, outcomes.stream().filter(Provisioned.class::isInstance).count());
        outcomes.stream().filter(Refused.class::isInstance).forEach(refused -> assertRefused(others, refused));
    }
}
