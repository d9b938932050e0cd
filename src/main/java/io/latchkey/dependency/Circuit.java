package io.latchkey.dependency;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A circuit breaker (MicroProfile Fault Tolerance 4.1 §7): opens when half of the last calls have failed, fails every call
 * fast while it is open, and lets one trial call through after a delay.
 */
public final class Circuit {

    private static final double FAILURE_RATIO = 0.5;

    private final Guard guard;

    /**
     * @param name label {@code method} of the metrics {@code ft_circuitbreaker_*}
     * @param calls how many of the last calls are counted
     * @param delay how long the circuit stays open before the trial call
     * @param isOutage which failures count
     */
    public Circuit(
            String name,
            int calls,
            Duration delay,
            Predicate<Throwable> isOutage,
            Consumer<CircuitBreakerState> onStateChange) {
        this.guard = Guard.create()
                .withDescription(name)
                .withCircuitBreaker()
                .when(isOutage)
                .requestVolumeThreshold(calls)
                .failureRatio(FAILURE_RATIO)
                .delay(delay.toMillis(), ChronoUnit.MILLIS)
                .onStateChange(onStateChange)
                .done()
                // "Offload" to the calling thread: otherwise each call and each result is queued on its context again.
                .withThreadOffload(true)
                .withThreadOffloadExecutor(Runnable::run)
                .build();
    }

    /**
     * @param call must terminate even if its caller has disconnected: a trial without an end would leave the circuit open
     * @param type the asynchronous type that the call returns, such as {@code Uni}
     */
    @SuppressWarnings("unchecked") // The guard only derives from the type how to observe the asynchronous result.
    public <T> T call(Supplier<T> call, Class<? super T> type) {
        return guard.get(call::get, (Class<T>) type);
    }
}
