package io.latchkey.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Makes the same call many times concurrently. */
public final class Parallel {

    private Parallel() {}

    /** All threads are ready before the first one starts. */
    public static <T> List<T> run(int times, Callable<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        CountDownLatch line = new CountDownLatch(times);
        try {
            List<Future<T>> answers = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> {
                        line.countDown();
                        line.await();
                        return call.call();
                    }))
                    .toList();
            return answers.stream().map(Parallel::answer).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T answer(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
