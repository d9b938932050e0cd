package io.latchkey.postgres.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.Issuance;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.Provisioning.Refused;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Someone;
import io.latchkey.postgres.Sql;
import io.latchkey.postgres.Statements;
import io.latchkey.postgres.Warnings;
import io.latchkey.postgres.audit.BrokenTrail;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.usecase.Codes;
import io.latchkey.usecase.DependencyUnavailable;
import io.latchkey.usecase.Directory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Each change of a user is one transaction, and PostgreSQL decides it. */
@QuarkusTest
class PostgresDirectoryTest {

    private static final LongPredicate ANY = version -> true;

    @Inject
    Directory directory;

    @Inject
    Codes codes;

    @Test
    void createdUser_isReadAsItWasSaid() {
        Profile profile = Profiles.full(Profiles.newName());
        ProvisionedUser created = create(profile);
        assertEquals(profile, created.profile());
        assertEquals(1, created.version());
        assertEquals(created.createdAt(), created.modifiedAt());
        assertEquals(Optional.of(created), read(created.id()));
    }

    @Test
    void createdUser_ofWhomNothingIsSaid_isReadAsItWasSaid() {
        ProvisionedUser created = create(Profiles.bare(Profiles.newName()));
        assertEquals(Optional.of(created), read(created.id()));
        assertEquals(List.of(trail("user.created", "{\"active\": true}")), trailOf(created.id()));
    }

    @Test
    void nobody_isNotFound() {
        UserId nobody = new UserId(People.nobody());
        assertEquals(Optional.empty(), read(nobody));
        assertRefused(Reason.USER_NOT_FOUND, replace(nobody, ANY, Profiles.bare(Profiles.newName())));
        assertRefused(Reason.USER_NOT_FOUND, delete(nobody, ANY));
        assertEquals(List.of(), trailOf(nobody));
    }

    @Test
    void id_thatAnotherHas_isTaken() {
        ProvisionedUser first = create(Profiles.bare(Profiles.newName()));
        assertRefused(Reason.ID_TAKEN, create(first.id(), Profiles.full(Profiles.newName())));
        assertEquals(Optional.of(first), read(first.id()));
        assertEquals(1, trailOf(first.id()).size());
    }

    @Test
    void userName_thatAnotherHasInOtherLetters_isTaken() {
        ProvisionedUser first = create(Profiles.bare(Profiles.newName()));
        UserId id = newId();
        assertRefused(
                Reason.USER_NAME_TAKEN,
                create(id, Profiles.bare(first.profile().userName().toUpperCase())));
        assertEquals(Optional.empty(), read(id));
        assertEquals(List.of(), trailOf(id));
    }

    @RepeatedTest(5)
    void userName_takenByManyAtOnce_isOnes() {
        String name = Profiles.newName();
        List<Provisioning> outcomes = Parallel.run(20, () -> create(newId(), Profiles.full(name)));
        assertOne(Reason.USER_NAME_TAKEN, outcomes);
    }

    @RepeatedTest(5)
    void id_takenByManyAtOnce_isOnes() {
        UserId id = newId();
        List<Provisioning> outcomes = Parallel.run(20, () -> create(id, Profiles.full(Profiles.newName())));
        assertOne(Reason.ID_TAKEN, outcomes);
        assertEquals(1, trailOf(id).size());
    }

    @Test
    void replacedUser_isReadAsItWasSaidLast() {
        ProvisionedUser before = create(Profiles.full(Profiles.newName()));
        Profile profile = Profiles.bare(Profiles.newName());
        ProvisionedUser after = provisioned(replace(before.id(), ANY, profile));
        assertEquals(profile, after.profile());
        assertEquals(2, after.version());
        assertEquals(before.createdAt(), after.createdAt());
        assertTrue(after.modifiedAt().isAfter(before.modifiedAt()));
        assertEquals(Optional.of(after), read(before.id()));
        String changed = "[\"displayName\", \"emails\", \"externalId\", \"grade\", \"name\", \"roles\", \"title\","
                + " \"userName\", \"verificationMethods\"]";
        assertEquals(
                trail("user.updated", "{\"active\": true, \"changed\": " + changed + "}"),
                trailOf(before.id()).get(1));
    }

    @Test
    void sameProfile_changesNothing() {
        ProvisionedUser before = create(Profiles.full(Profiles.newName()));
        List<String> statements = Statements.of(() -> assertEquals(
                new Provisioned(before),
                replace(before.id(), ANY, Profiles.full(before.profile().userName()))));
        assertTrue(statements.stream().allMatch(sql -> sql.startsWith("select")), statements.toString());
        assertEquals(Optional.of(before), read(before.id()));
        assertEquals(1, trailOf(before.id()).size());
    }

    @Test
    void aChange_isWrittenDownByTheNamesOfWhatIsDifferent() {
        ProvisionedUser before = create(Profiles.full(Profiles.newName()));
        Profile inactive = Profiles.active(before.profile(), false);
        replace(before.id(), ANY, inactive);
        replace(before.id(), ANY, Profiles.named(inactive, Profiles.newName()));
        assertEquals(
                List.of(
                        trail("user.updated", "{\"active\": false, \"changed\": [\"active\"]}"),
                        trail("user.updated", "{\"active\": false, \"changed\": [\"userName\"]}")),
                trailOf(before.id()).subList(1, 3));
        assertEquals(3, read(before.id()).orElseThrow().version());
    }

    @Test
    void version_thatIsNotExpected_isMismatched() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        assertRefused(
                Reason.VERSION_MISMATCH,
                replace(user.id(), version -> version == 2, Profiles.bare(Profiles.newName())));
        assertRefused(Reason.VERSION_MISMATCH, replace(user.id(), version -> version == 2, user.profile()));
        assertRefused(Reason.VERSION_MISMATCH, delete(user.id(), version -> version == 2));
        assertEquals(Optional.of(user), read(user.id()));
        assertEquals(1, trailOf(user.id()).size());
    }

    @RepeatedTest(3)
    void version_expectedByMany_isOnes() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        List<Provisioning> outcomes =
                Parallel.run(16, () -> replace(user.id(), version -> version == 1, Profiles.full(Profiles.newName())));
        assertOne(Reason.VERSION_MISMATCH, outcomes);
        assertEquals(2, read(user.id()).orElseThrow().version());
    }

    @Test
    void userName_inOtherLetters_isTheUsersOwn() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        String shouted = user.profile().userName().toUpperCase();
        assertEquals(
                shouted,
                provisioned(replace(user.id(), ANY, Profiles.named(user.profile(), shouted)))
                        .profile()
                        .userName());
    }

    @Test
    void userName_ofSomeoneElse_isNotTaken_byAChange() {
        ProvisionedUser other = create(Profiles.bare(Profiles.newName()));
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        assertRefused(Reason.USER_NAME_TAKEN, replace(user.id(), ANY, other.profile()));
        assertEquals(Optional.of(user), read(user.id()));
        assertEquals(1, trailOf(user.id()).size());
    }

    @RepeatedTest(5)
    void userName_wantedByNewAndOldAtOnce_isOnes() {
        String name = Profiles.newName();
        Queue<ProvisionedUser> users = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 8).forEach(i -> users.add(create(Profiles.bare(Profiles.newName()))));
        AtomicInteger turn = new AtomicInteger();
        List<Provisioning> outcomes = Parallel.run(
                16,
                () -> turn.getAndIncrement() % 2 == 0
                        ? create(newId(), Profiles.bare(name))
                        : replace(users.remove().id(), ANY, Profiles.bare(name)));
        assertOne(Reason.USER_NAME_TAKEN, outcomes);
    }

    @Test
    void deletedUser_isGone_andTheHistoryStays() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        someone(user).issue();
        assertEquals(new Provisioned(user), delete(user.id(), version -> version == 1));
        assertEquals(Optional.empty(), read(user.id()));
        assertEquals(
                0,
                People.count(
                        "SELECT count(*) FROM user_emails WHERE user_id = ?",
                        user.id().value()));
        assertEquals(1, someone(user).codes());
        assertEquals(
                List.of("user.created", "code.generated", "code.expired", "user.deleted"),
                trailOf(user.id()).stream().map(event -> event.split(" ")[0]).toList());
        assertEquals(
                trail("code.expired", "{\"cause\": \"user_deleted\"}"),
                trailOf(user.id()).get(2));
        assertEquals(0, activeCodes(user.id()));
        assertRefused(Reason.USER_NOT_FOUND, delete(user.id(), ANY));
    }

    @Test
    void manyUsers_changedAndDeletedAtOnce_areChangedAndDeleted() {
        Queue<ProvisionedUser> users = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 48).forEach(i -> users.add(create(Profiles.full(Profiles.newName()))));
        Parallel.run(24, () -> {
            provisioned(replace(users.remove().id(), ANY, Profiles.bare(Profiles.newName())));
            return provisioned(delete(users.remove().id(), ANY));
        });
        assertTrue(users.isEmpty());
    }

    @Test
    void deletedUsersIdAndName_areFree() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        delete(user.id(), ANY);
        assertEquals(1, provisioned(create(user.id(), user.profile())).version());
    }

    @Test
    void deactivation_endsTheCode_andReactivationDoesNotReviveIt() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        someone(user).issue();
        replace(user.id(), ANY, Profiles.active(user.profile(), false));
        assertEquals(
                trail("code.expired", "{\"cause\": \"user_deactivated\"}"),
                trailOf(user.id()).get(2));
        assertEquals(0, activeCodes(user.id()));
        replace(user.id(), ANY, user.profile());
        assertEquals(0, activeCodes(user.id()));
        assertEquals(false, someone(user).candidate().orElseThrow().active());
        assertInstanceOf(Issuance.Issued.class, someone(user).issue());
    }

    @Test
    void changeOfAnythingElse_leavesTheCodeActive() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        someone(user).issue();
        replace(user.id(), ANY, Profiles.full(Profiles.newName()));
        assertEquals(1, activeCodes(user.id()));
    }

    @Test
    void deactivation_withoutACode_writesNoneDown() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        replace(user.id(), ANY, Profiles.active(user.profile(), false));
        assertEquals(2, trailOf(user.id()).size());
    }

    @Test
    void changeWhoseAuditEventFails_isUndoneAsAWhole() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        someone(user).issue();
        UserId unborn = newId();
        BrokenTrail.during(user.id(), BrokenTrail.DISK_FULL, () -> {
            Profile inactive = Profiles.active(user.profile(), false);
            assertThrows(DependencyUnavailable.class, () -> replace(user.id(), ANY, inactive));
            assertThrows(DependencyUnavailable.class, () -> delete(user.id(), ANY));
        });
        BrokenTrail.during(
                unborn,
                BrokenTrail.DISK_FULL,
                () -> assertThrows(
                        DependencyUnavailable.class, () -> create(unborn, Profiles.full(Profiles.newName()))));
        assertEquals(Optional.of(user), read(user.id()));
        assertEquals(1, activeCodes(user.id()));
        assertEquals(Optional.empty(), read(unborn));
    }

    /** A code that is issued at the very moment is ended too, or is not issued. */
    @RepeatedTest(10)
    void codesAskedFor_whileTheUserLeaves_areNoneThen() {
        List<ProvisionedUser> users = Stream.generate(() -> create(Profiles.bare(Profiles.newName())))
                .limit(8)
                .toList();
        AtomicInteger turn = new AtomicInteger();
        Parallel.run(24, () -> {
            int n = turn.getAndIncrement();
            ProvisionedUser user = users.get(n / 3);
            if (n % 3 != 1) {
                return someone(user).issue();
            }
            return n % 2 == 0
                    ? delete(user.id(), ANY)
                    : replace(user.id(), ANY, Profiles.active(user.profile(), false));
        });
        users.forEach(user -> assertEquals(0, activeCodes(user.id()), user.toString()));
    }

    /** What a name or an address is stays with the user: the log of a refusal has none. */
    @Test
    void conflict_isNotLogged() {
        ProvisionedUser first = create(Profiles.bare(Profiles.newName()));
        ProvisionedUser second = create(Profiles.bare(Profiles.newName()));
        List<String> log = Warnings.of(() -> {
            create(newId(), first.profile());
            replace(second.id(), ANY, first.profile());
        });
        assertEquals(List.of(), log);
    }

    private Someone someone(ProvisionedUser user) {
        return new Someone(codes, user.id().value());
    }

    private static long activeCodes(UserId user) {
        return People.count(
                "SELECT count(*) FROM temporary_verification_codes WHERE user_id = ? AND ends_at > clock_timestamp()",
                user.value());
    }

    private ProvisionedUser create(Profile profile) {
        return provisioned(create(newId(), profile));
    }

    private Provisioning create(UserId id, Profile profile) {
        return Reactive.await(() -> directory.create(id, profile, SampleSession.origin()));
    }

    private Optional<ProvisionedUser> read(UserId id) {
        return Reactive.await(() -> directory.read(id));
    }

    private Provisioning replace(UserId id, LongPredicate expected, Profile profile) {
        return Reactive.await(() -> directory.replace(id, expected, profile, SampleSession.origin()));
    }

    private Provisioning delete(UserId id, LongPredicate expected) {
        return Reactive.await(() -> directory.delete(id, expected, SampleSession.origin()));
    }

    private static UserId newId() {
        return new UserId(UUID.randomUUID().toString());
    }

    private static ProvisionedUser provisioned(Provisioning outcome) {
        return assertInstanceOf(Provisioned.class, outcome).user();
    }

    private static void assertRefused(Reason reason, Provisioning outcome) {
        assertEquals(new Refused(reason), outcome);
    }

    private static void assertOne(Reason others, List<Provisioning> outcomes) {
        assertEquals(1, outcomes.stream().filter(Provisioned.class::isInstance).count());
        outcomes.stream().filter(Refused.class::isInstance).forEach(refused -> assertRefused(others, refused));
    }

    private static String trail(String type, String details) {
        return type + " success " + details;
    }

    private static List<String> trailOf(UserId user) {
        return Sql.strings(
                "SELECT type || ' ' || outcome || ' ' || details FROM audit_events WHERE user_id = ? ORDER BY at",
                user.value());
    }
}
