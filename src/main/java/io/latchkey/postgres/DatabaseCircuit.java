package io.latchkey.postgres;

import io.latchkey.dependency.Availability;
import io.latchkey.dependency.Circuit;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/** The circuit of PostgreSQL: while it is open, calls fail at once instead of each waiting for the timeout. */
@Singleton
class DatabaseCircuit {

    /** Ten outages among the last twenty calls: one user whose rows are locked is not enough. */
    private static final int CALLS = 20;

    private final Availability availability = new Availability("PostgreSQL");
    private final Circuit circuit;

    DatabaseCircuit(PostgresSettings settings) {
        this.circuit = new Circuit(
                "postgresql", CALLS, settings.circuitBreaker().delay(), Outage::isOutage, this::stateChanged);
    }

    <T> Uni<T> call(Supplier<Uni<T>> call) {
        return circuit.call(call, Uni.class);
    }

    private void stateChanged(CircuitBreakerState state) {
        if (state == CircuitBreakerState.OPEN) {
            availability.unavailable("circuit open: failing fast with 503");
        } else if (state == CircuitBreakerState.CLOSED) {
            availability.available();
        }
    }
}
