package io.latchkey.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.latchkey.testing.HashingThreads;
import io.latchkey.usecase.Hashing;
import io.latchkey.usecase.HashingContract;
import io.latchkey.usecase.Overloaded;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WorkerHashingTest extends HashingContract {

    private static final Vertx VERTX = Vertx.vertx();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pepper PEPPER =
            new Pepper("test", List.of(new PepperKey("test", new byte[PepperKey.MIN_BYTES])));

    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final WorkerHashing hashing = hashing(1_000, 100);
    private final CodeText code = CodeText.random(RANDOM);

    @AfterAll
    static void endVertx() {
        VERTX.closeAndAwait();
    }

    @Override
    protected Hashing hashing() {
        return hashing;
    }

    @Test
    void hash_isComputedOnAWorker_andAnsweredOnTheCallersEventLoop() {
        assertComputedAside(() -> hashing.hash(code));
    }

    @Test
    void matches_isComputedOnAWorker_andAnsweredOnTheCallersEventLoop() {
        CodeHash hash = hashing.hash(code).await().indefinitely();
        assertComputedAside(() -> hashing.matches(code, hash));
    }

    @Test
    void compareWithNothing_isComputedOnAWorker_andAnsweredOnTheCallersEventLoop() {
        assertComputedAside(() -> hashing.compareWithNothing(code));
    }

    @Test
    void moreThanMayWait_areRefused_andHaveRoomAgainAfterwards() {
        WorkerHashing slow = hashing(1_000_000, 2);
        List<CompletableFuture<CodeHash>> hashes = IntStream.range(0, 3)
                .mapToObj(time -> slow.hash(code).subscribeAsCompletionStage())
                .toList();
        assertInstanceOf(
                Overloaded.class,
                assertThrows(CompletionException.class, hashes.get(2)::join).getCause());
        hashes.subList(0, 2).forEach(CompletableFuture::join);
        assertTrue(slow.matches(code, hashes.get(0).join()).await().indefinitely());
        assertEquals(1, metrics.counter("latchkey.hashing.refused").count());
    }

    @Test
    void callerWhoHangsUp_leavesRoomWhenTheWorkIsDone_notBefore() {
        WorkerHashing slow = hashing(1_000_000, 1);
        slow.hash(code).subscribe().with(hash -> {}).cancel();
        assertThrows(Overloaded.class, () -> slow.hash(code).await().indefinitely());
        awaitRoom(slow);
    }

    private void awaitRoom(WorkerHashing slow) {
        CodeHash hash = slow.hash(code)
                .onFailure(Overloaded.class)
                .retry()
                .withBackOff(Duration.ofMillis(50), Duration.ofMillis(50))
                .expireIn(30_000)
                .await()
                .indefinitely();
        assertTrue(slow.matches(code, hash).await().indefinitely());
    }

    private WorkerHashing hashing(int iterations, int maxConcurrent) {
        return new WorkerHashing(VERTX, PEPPER, iterations, RANDOM, new Bulkhead(maxConcurrent, metrics));
    }

    private record Threads(Thread asked, Thread answered) {}

    private static void assertComputedAside(Supplier<Uni<?>> question) {
        List<Thread> hashed = HashingThreads.during(() -> {
            Threads threads = askOnEventLoop(question);
            assertTrue(threads.asked().getName().startsWith("vert.x-eventloop-thread-"));
            assertEquals(threads.asked(), threads.answered());
        });
        assertEquals(1, hashed.size());
        assertTrue(hashed.get(0).getName().startsWith("vert.x-worker-thread-"), hashed.toString());
    }

    private static Threads askOnEventLoop(Supplier<Uni<?>> question) {
        CompletableFuture<Threads> threads = new CompletableFuture<>();
        Context loop = VERTX.getDelegate().getOrCreateContext();
        loop.runOnContext(nothing -> {
            Thread asked = Thread.currentThread();
            question.get()
                    .subscribe()
                    .with(
                            answer -> threads.complete(new Threads(asked, Thread.currentThread())),
                            threads::completeExceptionally);
        });
        return threads.join();
    }
}
