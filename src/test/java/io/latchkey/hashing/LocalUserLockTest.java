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

    private final LocalUserLock turns = turns(Duration.ofSeconds(30));
    private final BlockingQueue<UniEmitter<?>> begun = new LinkedBlockingQueue<>();

    @AfterAll
    static void endVertx() {
        VERTX.closeAndAwait();
    }

    @Override
    protected UserLock lock() {
        return turns;
    }

    @Test
    void guesses_atOneUser_areOneAfterTheOther_asTheyCame() throws InterruptedException {
        List<CompletableFuture<Object>> guesses =
                List.of(guess(turns, ALICE), guess(turns, ALICE), guess(turns, ALICE));
        for (CompletableFuture<Object> guess : guesses) {
            UniEmitter<?> only = next();
            assertTrue(begun.isEmpty());
            only.complete(null);
            guess.join();
        }
    }

    @Test
    void guesses_atAnotherUser_doNotWait() throws InterruptedException {
        guess(turns, ALICE);
        UniEmitter<?> first = next();
        guess(turns, BOB);
        next().complete(null);
        first.complete(null);
    }

    @Test
    void guess_thatFails_endsItsTurn() throws InterruptedException {
        CompletableFuture<Object> first = guess(turns, ALICE);
        CompletableFuture<Object> second = guess(turns, ALICE);
        next().fail(new IllegalStateException());
        next().complete(null);
        second.join();
        assertTrue(first.isCompletedExceptionally());
        assertThrows(
                IllegalStateException.class,
                () -> turns.withLock(ALICE, LocalUserLockTest::broken).await().indefinitely());
        guess(turns, ALICE);
        next().complete(null);
    }

    @Test
    void callerWhoHangsUp_waitingOrNot_keepsNobodyWaiting_andNobodyGoesAhead() throws InterruptedException {
        Cancellable first = turns.withLock(ALICE, this::begin).subscribe().with(done -> {});
        Cancellable second = turns.withLock(ALICE, this::begin).subscribe().with(done -> {});
        CompletableFuture<Object> third = guess(turns, ALICE);
        UniEmitter<?> one = next();
        first.cancel();
        second.cancel();
        assertTrue(begun.isEmpty());
        one.complete(null);
        next().complete(null);
        next().complete(null);
        third.join();
    }

    @Test
    void guess_whoseTurnDoesNotCome_isNotBegun() throws InterruptedException {
        CompletableFuture<Object> first = guess(turns, ALICE);
        UniEmitter<?> busy = next();
        LocalUserLock impatient = turns(Duration.ofMillis(50));
        DependencyUnavailable late = assertThrows(
                DependencyUnavailable.class,
                () -> impatient.withLock(ALICE, this::begin).await().indefinitely());
        assertEquals("The store is unavailable", late.getMessage());
        busy.complete(null);
        first.join();
        assertTrue(begun.isEmpty());
        guess(impatient, ALICE);
        next().complete(null);
    }

    @Test
    void turn_isOnTheCallersContext_whoeverEndedTheOneBefore() throws InterruptedException {
        CompletableFuture<Object> first = guess(turns, ALICE);
        UniEmitter<?> busy = next();
        ContextInternal caller = ((ContextInternal) VERTX.getDelegate().getOrCreateContext()).duplicate();
        CompletableFuture<Context> second = new CompletableFuture<>();
        caller.runOnContext(go -> turns.withLock(ALICE, () -> Uni.createFrom().item(LocalUserLockTest::current))
                .subscribe()
                .with(second::complete, second::completeExceptionally));
        busy.complete(null);
        assertSame(caller, second.join());
        first.join();
    }

    private static Context current() {
        return io.vertx.core.Vertx.currentContext();
    }

    private static LocalUserLock turns(Duration patience) {
        return new LocalUserLock(VERTX, "test", "The store", patience);
    }

    private CompletableFuture<Object> guess(LocalUserLock of, UserId user) {
        return of.withLock(user, this::begin).subscribeAsCompletionStage();
    }

    private Uni<Object> begin() {
        return Uni.createFrom().emitter(begun::add);
    }

    private static Uni<Object> broken() {
        throw new IllegalStateException();
    }

    private UniEmitter<?> next() throws InterruptedException {
        UniEmitter<?> next = begun.poll(10, TimeUnit.SECONDS);
        assertFalse(next == null, "none has begun");
        return next;
    }
}
