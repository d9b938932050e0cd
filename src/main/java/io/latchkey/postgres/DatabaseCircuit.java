package io.latchkey.postgres;

import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Where PostgreSQL left half of the last questions unanswered, asks nothing for a while, then one question as a trial
 * (MicroProfile Fault Tolerance 4.1 §7): callers are told at once, instead of all of them waiting for the same silence.
 */
@Singleton
class DatabaseCircuit {

    private static final Logger LOG = Logger.getLogger(DatabaseCircuit.class);

    /** Ten outages among the last twenty questions: one user whose rows are locked is not enough. */
    private static final int REQUEST_VOLUME_THRESHOLD = 20;

    private static final double FAILURE_RATIO = 0.5;

    private final AtomicBoolean away = new AtomicBoolean();
    private final Guard guard;

    DatabaseCircuit(PostgresSettings settings) {
        Duration delay = settings.circuitBreaker().delay();
        this.guard = Guard.create()
                .withDescription("postgresql")
                .withCircuitBreaker()
                .when(Outage::isOutage)
                .requestVolumeThreshold(REQUEST_VOLUME_THRESHOLD)
                .failureRatio(FAILURE_RATIO)
                .delay(delay.toMillis(), ChronoUnit.MILLIS)
                .onStateChange(this::log)
                .done()
                // "Offloaded" to the thread that asks: otherwise each question and each answer is queued on its context
                // again.
                .withThreadOffload(true)
                .withThreadOffloadExecutor(Runnable::run)
                .build();
    }

    /** @param question that ends, whatever becomes of its caller: a trial without an end would leave the circuit open */
    @SuppressWarnings("unchecked") // Of the type, the guard only asks what is asynchronous about it.
    <T> Uni<T> ask(Supplier<Uni<T>> question) {
        return guard.get(question::get, Uni.class);
    }

    /** The turns of the tide, not every trial. */
    private void log(CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN && away.compareAndSet(false, true)) {
            LOG.warn("PostgreSQL does not answer: requests are answered 503 at once, but for a trial now and then");
        } else if (state == CircuitBreakerState.CLOSED && away.compareAndSet(true, false)) {
            LOG.info("PostgreSQL answers again");
        }
    }
}
