package io.latchkey.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.latchkey.testing.CryptoThreads;
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
    void hash_isComputedOnAWorker_andCompletesOnTheCallersEventLoop() {
        assertComputedOnAWorker(() -> hashing.hash(code));
    }

    @Test
    void matches_isComputedOnAWorker_andCompletesOnTheCallersEventLoop() {
        CodeHash hash = hashing.hash(code).await().indefinitely();
        assertComputedOnAWorker(() -> hashing.matches(code, hash));
    }

    @Test
    void compareWithNothing_isComputedOnAWorker_andCompletesOnTheCallersEventLoop() {
        assertComputedOnAWorker(() -> hashing.compareWithNothing(code));
    }

    @Test
    void hashesBeyondTheLimit_areRefused_untilOthersEnd() {
        WorkerHashing slow = hashing(300_000, 2);
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
    void permitOfADisconnectedCaller_isReleasedWhenTheHashEnds() {
        WorkerHashing slow = hashing(300_000, 1);
        slow.hash(code).subscribe().with(hash -> {}).cancel();
        assertThrows(Overloaded.class, () -> slow.hash(code).await().indefinitely());
        awaitPermit(slow);
    }

    private void awaitPermit(WorkerHashing slow) {
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

    private record Threads(Thread caller, Thread completion) {}

    private static void assertComputedOnAWorker(Supplier<Uni<?>> work) {
        List<Thread> hashed = CryptoThreads.hashing(() -> {
            Threads threads = callOnEventLoop(work);
            assertTrue(threads.caller().getName().startsWith("vert.x-eventloop-thread-"));
            assertEquals(threads.caller(), threads.completion());
        });
        assertEquals(1, hashed.size());
        assertTrue(hashed.get(0).getName().startsWith("vert.x-worker-thread-"), hashed.toString());
    }

    private static Threads callOnEventLoop(Supplier<Uni<?>> work) {
        CompletableFuture<Threads> threads = new CompletableFuture<>();
        Context loop = VERTX.getDelegate().getOrCreateContext();
        loop.runOnContext(nothing -> {
            Thread caller = Thread.currentThread();
            work.get()
                    .subscribe()
                    .with(
                            answer -> threads.complete(new Threads(caller, Thread.currentThread())),
                            threads::completeExceptionally);
        });
        return threads.join();
    }
}
