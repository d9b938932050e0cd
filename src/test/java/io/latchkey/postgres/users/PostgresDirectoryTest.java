package io.latchkey.postgres.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.Provisioning.Reason;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Sql;
import io.latchkey.postgres.Statements;
import io.latchkey.postgres.UserWithCodes;
import io.latchkey.postgres.Warnings;
import io.latchkey.postgres.audit.BrokenTrail;
import io.latchkey.testing.Parallel;
import io.latchkey.testing.People;
import io.latchkey.usecase.Codes;
import io.latchkey.usecase.DependencyUnavailable;
import io.latchkey.usecase.Directory;
import io.latchkey.usecase.DirectoryContract;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Each change of a user is one transaction, and PostgreSQL decides races between them. */
@QuarkusTest
class PostgresDirectoryTest extends DirectoryContract {

    @Inject
    Directory directory;

    @Inject
    Codes codes;

    @Override
    protected Directory directory() {
        return directory;
    }

    @Override
    protected Codes codes() {
        return codes;
    }

    @Override
    protected <T> T await(Supplier<Uni<T>> call) {
        return Reactive.await(call);
    }

    @Override
    protected List<String> eventTypes(UserId user) {
        return Sql.strings("SELECT type FROM audit_events WHERE user_id = ? ORDER BY at", user.value());
    }

    @Test
    void creation_isRecordedWithActive() {
        ProvisionedUser created = create(Profiles.bare(Profiles.newName()));
        assertEquals(List.of(trail("user.created", "{\"active\": true}")), trailOf(created.id()));
    }

    @RepeatedTest(5)
    void concurrentCreations_withTheSameName_succeedOnce() {
        String name = Profiles.newName();
        List<Provisioning> outcomes = Parallel.run(20, () -> create(newId(), Profiles.full(name)));
        assertOne(Reason.USER_NAME_TAKEN, outcomes);
    }

    @RepeatedTest(5)
    void concurrentCreations_withTheSameId_succeedOnce() {
        UserId id = newId();
        List<Provisioning> outcomes = Parallel.run(20, () -> create(id, Profiles.full(Profiles.newName())));
        assertOne(Reason.ID_TAKEN, outcomes);
        assertEquals(1, trailOf(id).size());
    }

    @Test
    void change_setsTheModificationTime_andRecordsTheNamesOfWhatChanged() {
        ProvisionedUser before = create(Profiles.full(Profiles.newName()));
        Profile profile = Profiles.bare(Profiles.newName());
        ProvisionedUser after = provisioned(replace(before.id(), ANY, profile));
        assertTrue(after.modifiedAt().isAfter(before.modifiedAt()));
        String changed = "[\"displayName\", \"emails\", \"externalId\", \"grade\", \"name\", \"roles\", \"title\","
                + " \"userName\", \"verificationMethods\"]";
        assertEquals(
                trail("user.updated", "{\"active\": true, \"changed\": " + changed + "}"),
                trailOf(before.id()).get(1));
    }

    @Test
    void sameProfile_isOnlyRead() {
        ProvisionedUser before = create(Profiles.full(Profiles.newName()));
        List<String> statements = Statements.of(() -> assertEquals(
                new Provisioned(before),
                replace(before.id(), ANY, Profiles.full(before.profile().userName()))));
        assertTrue(statements.stream().allMatch(sql -> sql.startsWith("select")), statements.toString());
    }

    @Test
    void changes_areRecordedEachWithItsOwnDifference() {
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

    @RepeatedTest(3)
    void concurrentReplacements_ofTheSameExpectedVersion_succeedOnce() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        List<Provisioning> outcomes =
                Parallel.run(16, () -> replace(user.id(), version -> version == 1, Profiles.full(Profiles.newName())));
        assertOne(Reason.VERSION_MISMATCH, outcomes);
        assertEquals(2, read(user.id()).orElseThrow().version());
    }

    @RepeatedTest(5)
    void concurrentCreationsAndRenames_toTheSameName_succeedOnce() {
        String name = Profiles.newName();
        Queue<ProvisionedUser> users = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 8).forEach(i -> users.add(create(Profiles.bare(Profiles.newName()))));
        AtomicInteger calls = new AtomicInteger();
        List<Provisioning> outcomes = Parallel.run(
                16,
                () -> calls.getAndIncrement() % 2 == 0
                        ? create(newId(), Profiles.bare(name))
                        : replace(users.remove().id(), ANY, Profiles.bare(name)));
        assertOne(Reason.USER_NAME_TAKEN, outcomes);
    }

    @Test
    void deletedUser_keepsCodesAndAuditTrail() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        codesOf(user).issue();
        delete(user.id(), ANY);
        assertEquals(
                0,
                People.count(
                        "SELECT count(*) FROM user_emails WHERE user_id = ?",
                        user.id().value()));
        assertEquals(1, codesOf(user).codes());
        assertEquals(
                trail("code.expired", "{\"cause\": \"user_deleted\"}"),
                trailOf(user.id()).get(2));
        assertEquals(0, activeCodes(user.id()));
    }

    @Test
    void concurrentChangesAndDeletionsOfManyUsers_allSucceed() {
        Queue<ProvisionedUser> users = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 48).forEach(i -> users.add(create(Profiles.full(Profiles.newName()))));
        Parallel.run(24, () -> {
            provisioned(replace(users.remove().id(), ANY, Profiles.bare(Profiles.newName())));
            return provisioned(delete(users.remove().id(), ANY));
        });
        assertTrue(users.isEmpty());
    }

    @Test
    void deactivation_isTheRecordedCauseOfTheExpiry() {
        ProvisionedUser user = create(Profiles.bare(Profiles.newName()));
        codesOf(user).issue();
        replace(user.id(), ANY, Profiles.active(user.profile(), false));
        assertEquals(
                trail("code.expired", "{\"cause\": \"user_deactivated\"}"),
                trailOf(user.id()).get(2));
        assertEquals(0, activeCodes(user.id()));
        replace(user.id(), ANY, user.profile());
        assertEquals(0, activeCodes(user.id()));
        assertEquals(false, codesOf(user).candidate().orElseThrow().active());
    }

    @Test
    void changeWhoseAuditEventFails_isRolledBack() {
        ProvisionedUser user = create(Profiles.full(Profiles.newName()));
        codesOf(user).issue();
        UserId uncreated = newId();
        BrokenTrail.during(user.id(), BrokenTrail.DISK_FULL, () -> {
            Profile inactive = Profiles.active(user.profile(), false);
            assertThrows(DependencyUnavailable.class, () -> replace(user.id(), ANY, inactive));
            assertThrows(DependencyUnavailable.class, () -> delete(user.id(), ANY));
        });
        BrokenTrail.during(
                uncreated,
                BrokenTrail.DISK_FULL,
                () -> assertThrows(
                        DependencyUnavailable.class, () -> create(uncreated, Profiles.full(Profiles.newName()))));
        assertEquals(Optional.of(user), read(user.id()));
        assertEquals(1, activeCodes(user.id()));
        assertEquals(Optional.empty(), read(uncreated));
    }

    /** A code that is issued concurrently is either ended as well or not issued. */
    @RepeatedTest(10)
    void codesIssuedDuringDeactivationOrDeletion_areNotActiveAfterwards() {
        List<ProvisionedUser> users = Stream.generate(() -> create(Profiles.bare(Profiles.newName())))
                .limit(8)
                .toList();
        AtomicInteger calls = new AtomicInteger();
        Parallel.run(24, () -> {
            int n = calls.getAndIncrement();
            ProvisionedUser user = users.get(n / 3);
            if (n % 3 != 1) {
                return codesOf(user).issue();
            }
            return n % 2 == 0
                    ? delete(user.id(), ANY)
                    : replace(user.id(), ANY, Profiles.active(user.profile(), false));
        });
        users.forEach(user -> assertEquals(0, activeCodes(user.id()), user.toString()));
    }

    /** A constraint violation would be logged with the name in it. */
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

    private UserWithCodes codesOf(ProvisionedUser user) {
        return new UserWithCodes(codes, user.id().value());
    }

    private static long activeCodes(UserId user) {
        return People.count(
                "SELECT count(*) FROM temporary_verification_codes WHERE user_id = ? AND ends_at > clock_timestamp()",
                user.value());
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
