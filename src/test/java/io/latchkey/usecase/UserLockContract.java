package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What the use cases expect of {@link UserLock} if no other work holds it. The twin is always free. */
public abstract class UserLockContract {

    private static final UserId USER = new UserId("alice");

    protected abstract UserLock lock();

    @Test
    void freeLock_runsTheWorkAndReturnsItsAnswer() {
        assertEquals("answer", run(() -> Uni.createFrom().item("answer")));
    }

    @Test
    void work_startsWithTheSubscription() {
        AtomicBoolean started = new AtomicBoolean();
        Uni<Boolean> answer = lock().withLock(USER, () -> Uni.createFrom().item(started.compareAndSet(false, true)));
        assertFalse(started.get());
        assertTrue(answer.await().indefinitely());
    }

    @Test
    void failure_isPassedOn_andLeavesTheLockFree() {
        Uni<String> failure = Uni.createFrom().failure(new IllegalStateException("broken"));
        assertThrows(IllegalStateException.class, () -> run(() -> failure));
        assertEquals("answer", run(() -> Uni.createFrom().item("answer")));
    }

    @Test
    void workThatThrows_isAFailure_andLeavesTheLockFree() {
        Uni<String> answer = lock().withLock(USER, UserLockContract::thrown);
        assertThrows(IllegalStateException.class, () -> answer.await().indefinitely());
        assertEquals("answer", run(() -> Uni.createFrom().item("answer")));
    }

    @Test
    void lockOfAnotherUser_isFreeMeanwhile() {
        UserId other = new UserId("bob");
        assertEquals(
                "inner", run(() -> lock().withLock(other, () -> Uni.createFrom().item("inner"))));
    }

    private String run(Supplier<Uni<String>> work) {
        return lock().withLock(USER, work).await().indefinitely();
    }

    private static Uni<String> thrown() {
        throw new IllegalStateException("broken");
    }
}
