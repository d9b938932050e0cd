package io.latchkey.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.user.UserId;
import io.latchkey.usecase.DependencyUnavailable;
import io.latchkey.usecase.UserLock;
import io.latchkey.usecase.UserLockContract;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.impl.ContextInternal;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LocalUserLockTest extends UserLockContract {

    private static final Vertx VERTX = Vertx.vertx();
    private static final UserId ALICE = new UserId("alice");
    private static final UserId BOB = new UserId("bob");

    private final LocalUserLock lock = lock(Duration.ofSeconds(30));
    private final BlockingQueue<UniEmitter<?>> started = new LinkedBlockingQueue<>();

    @AfterAll
    static void endVertx() {
        VERTX.closeAndAwait();
    }

    @Override
    protected UserLock lock() {
        return lock;
    }

    @Test
    void workForOneUser_runsInOrder_oneAtATime() throws InterruptedException {
        List<CompletableFuture<Object>> all = List.of(run(lock, ALICE), run(lock, ALICE), run(lock, ALICE));
        for (CompletableFuture<Object> each : all) {
            UniEmitter<?> only = next();
            assertTrue(started.isEmpty());
            only.complete(null);
            each.join();
        }
    }

    @Test
    void workForAnotherUser_doesNotWait() throws InterruptedException {
        run(lock, ALICE);
        UniEmitter<?> first = next();
        run(lock, BOB);
        next().complete(null);
        first.complete(null);
    }

    @Test
    void failedWork_releasesTheLock() throws InterruptedException {
        CompletableFuture<Object> first = run(lock, ALICE);
        CompletableFuture<Object> second = run(lock, ALICE);
        next().fail(new IllegalStateException());
        next().complete(null);
        second.join();
        assertTrue(first.isCompletedExceptionally());
        assertThrows(
                IllegalStateException.class,
                () -> lock.withLock(ALICE, LocalUserLockTest::failing).await().indefinitely());
        run(lock, ALICE);
        next().complete(null);
    }

    @Test
    void workOfADisconnectedCaller_keepsItsPlace_andReleasesTheLock() throws InterruptedException {
        Cancellable first = lock.withLock(ALICE, this::start).subscribe().with(done -> {});
        Cancellable second = lock.withLock(ALICE, this::start).subscribe().with(done -> {});
        CompletableFuture<Object> third = run(lock, ALICE);
        UniEmitter<?> one = next();
        first.cancel();
        second.cancel();
        assertTrue(started.isEmpty());
        one.complete(null);
        next().complete(null);
        next().complete(null);
        third.join();
    }

    @Test
    void work_isNotStarted_ifTheLockIsNotFreeInTime() throws InterruptedException {
        CompletableFuture<Object> first = run(lock, ALICE);
        UniEmitter<?> busy = next();
        LocalUserLock impatient = lock(Duration.ofMillis(50));
        DependencyUnavailable late = assertThrows(
                DependencyUnavailable.class,
                () -> impatient.withLock(ALICE, this::start).await().indefinitely());
        assertEquals("The store is unavailable", late.getMessage());
        busy.complete(null);
        first.join();
        assertTrue(started.isEmpty());
        run(impatient, ALICE);
        next().complete(null);
    }

    @Test
    void work_runsOnTheCallersContext() throws InterruptedException {
        CompletableFuture<Object> first = run(lock, ALICE);
        UniEmitter<?> busy = next();
        ContextInternal caller = ((ContextInternal) VERTX.getDelegate().getOrCreateContext()).duplicate();
        CompletableFuture<Context> second = new CompletableFuture<>();
        caller.runOnContext(go -> lock.withLock(ALICE, () -> Uni.createFrom().item(LocalUserLockTest::current))
                .subscribe()
                .with(second::complete, second::completeExceptionally));
        busy.complete(null);
        assertSame(caller, second.join());
        first.join();
    }

    private static Context current() {
        return io.vertx.core.Vertx.currentContext();
    }

    private static LocalUserLock lock(Duration timeout) {
        return new LocalUserLock(VERTX, "test", "The store", timeout);
    }

    private CompletableFuture<Object> run(LocalUserLock with, UserId user) {
        return with.withLock(user, this::start).subscribeAsCompletionStage();
    }

    private Uni<Object> start() {
        return Uni.createFrom().emitter(started::add);
    }

    private static Uni<Object> failing() {
        throw new IllegalStateException();
    }

    private UniEmitter<?> next() throws InterruptedException {
        UniEmitter<?> next = started.poll(10, TimeUnit.SECONDS);
        assertFalse(next == null, "no work has started");
        return next;
    }
}
