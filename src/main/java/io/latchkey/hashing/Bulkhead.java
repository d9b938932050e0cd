package io.latchkey.hashing;

import io.latchkey.usecase.Overloaded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Bounds the hashes that run or wait for a processor: the next is refused at once instead of being answered too late. The
 * workers' queue is the only queue; SmallRye's bulkhead would add a second and run queued work on another request's context.
 */
public final class Bulkhead {

    private final Semaphore permits;
    private final Counter refused;

    /** @param maxConcurrent how many hashes may run or wait */
    public Bulkhead(int maxConcurrent, MeterRegistry metrics) {
        this.permits = new Semaphore(maxConcurrent);
        this.refused = Counter.builder("latchkey.hashing.refused")
                .description(
                        "Hashes that were refused because too many were running or waiting: their requests were answered 503")
                .register(metrics);
    }

    /**
     * Fails with {@link Overloaded} if no permit is free.
     *
     * @param worker must run its work even if the caller disconnects: the permit is released when the work ends
     */
    <T> Uni<T> admit(Callable<T> work, Function<Callable<T>, Uni<T>> worker) {
        return Uni.createFrom().deferred(() -> permits.tryAcquire() ? worker.apply(() -> release(work)) : refuse());
    }

    private <T> T release(Callable<T> work) throws Exception {
        try {
            return work.call();
        } finally {
            permits.release();
        }
    }

    private <T> Uni<T> refuse() {
        refused.increment();
        return Uni.createFrom().failure(new Overloaded("Too many codes are being compared"));
    }
}
