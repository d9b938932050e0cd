package io.latchkey.hashing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.CodeHash;
import io.latchkey.domain.CodeText;
import io.latchkey.testing.HashingThreads;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.mutiny.core.Vertx;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class WorkerHashingTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pepper PEPPER =
            new Pepper("test", List.of(new PepperKey("test", new byte[PepperKey.MIN_BYTES])));

    private final WorkerHashing hashing = new WorkerHashing(VERTX, PEPPER, 1_000, RANDOM);
    private final CodeText code = CodeText.random(RANDOM);

    @AfterAll
    static void endVertx() {
        VERTX.closeAndAwait();
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
