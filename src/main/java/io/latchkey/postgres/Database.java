package io.latchkey.postgres;

import io.latchkey.usecase.DependencyUnavailable;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Opens transactions and sessions, each with a deadline, and distinguishes an outage from a bug. */
@ApplicationScoped
public class Database {

    private static final String NAME = "PostgreSQL";
    private static final String SNAPSHOT = "set transaction isolation level repeatable read";

    private final Vertx vertx;
    private final Duration timeout;
    private final DatabaseCircuit circuit;

    Database(Vertx vertx, DatabaseCircuit circuit, PostgresSettings settings) {
        this.vertx = vertx;
        this.circuit = circuit;
        this.timeout = settings.timeout();
    }

    public <T> Uni<T> transaction(Supplier<Uni<T>> work) {
        return answer(deadline -> Panache.withTransaction(() -> deadline.guard(work)));
    }

    /** A transaction whose statements all see the same snapshot. */
    public <T> Uni<T> snapshot(Supplier<Uni<T>> work) {
        return transaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(SNAPSHOT).executeUpdate())
                .chain(set -> work.get()));
    }

    public <T> Uni<T> session(Supplier<Uni<T>> work) {
        return answer(deadline -> Panache.withSession(() -> deadline.guard(work)));
    }

    /** A statement that is its own transaction. Once sent, it takes effect even if the caller has disconnected. */
    public <T> Uni<T> statement(Supplier<Uni<T>> work) {
        return answer(deadline -> deadline.guard(work));
    }

    private <T> Uni<T> answer(Function<Deadline, Uni<T>> work) {
        return Uni.createFrom()
                .<T>emitter(caller -> run(work, Deadline.of(caller)).subscribe().with(caller::complete, caller::fail))
                .onFailure(Outage::isOutage)
                .transform(Database::unavailable);
    }

    private static DependencyUnavailable unavailable(Throwable failure) {
        return failure instanceof CircuitBreakerOpenException
                ? new DependencyUnavailable(NAME)
                : new DependencyUnavailable(NAME, failure);
    }

    private <T> Uni<T> run(Function<Deadline, Uni<T>> work, Deadline deadline) {
        return circuit.call(() -> deadline.limit(work.apply(deadline), timeout, vertx));
    }
}
