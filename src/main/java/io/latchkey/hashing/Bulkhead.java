package io.latchkey.hashing;

import io.latchkey.usecase.Overloaded;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Bounds the work that waits for a processor: beyond the bound the next is refused at once, not answered too late. It has no
 * queue of its own, the workers have one; SmallRye's bulkhead would add a second, whose work runs on another's context.
 */
public final class Bulkhead {

    private final Semaphore places;
    private final Counter refused;

    /** @param maxConcurrent how much may be under way or waiting */
    public Bulkhead(int maxConcurrent, MeterRegistry metrics) {
        this.places = new Semaphore(maxConcurrent);
        this.refused = Counter.builder("latchkey.hashing.refused")
                .description("Hashes that were not begun, as too many were under way, and their requests answered 503")
                .register(metrics);
    }

    /**
     * Fails with {@link Overloaded} where there is no room.
     *
     * @param worker does what it is given, also where the caller hangs up: its place is free when it is done
     */
    <T> Uni<T> admit(Callable<T> work, Function<Callable<T>, Uni<T>> worker) {
        return Uni.createFrom().deferred(() -> places.tryAcquire() ? worker.apply(() -> leaving(work)) : refuse());
    }

    private <T> T leaving(Callable<T> work) throws Exception {
        try {
            return work.call();
        } finally {
            places.release();
        }
    }

    private <T> Uni<T> refuse() {
        refused.increment();
        return Uni.createFrom().failure(new Overloaded("Too many codes are being compared"));
    }
}
