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

/** Opens transactions and sessions, waits no longer than is of use, and tells an outage from a bug. */
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
        return answer(patience -> Panache.withTransaction(() -> patience.whileItLasts(work)));
    }

    /** Whatever is changed meanwhile, all its statements see what the first one saw. */
    public <T> Uni<T> snapshot(Supplier<Uni<T>> work) {
        return transaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(SNAPSHOT).executeUpdate())
                .chain(set -> work.get()));
    }

    public <T> Uni<T> session(Supplier<Uni<T>> work) {
        return answer(patience -> Panache.withSession(() -> patience.whileItLasts(work)));
    }

    /** A statement that is a transaction of its own. Once it is sent, it is carried out, whoever still waits for it. */
    public <T> Uni<T> statement(Supplier<Uni<T>> question) {
        return answer(patience -> patience.whileItLasts(question));
    }

    private <T> Uni<T> answer(Function<Deadline, Uni<T>> question) {
        return Uni.createFrom()
                .<T>emitter(
                        caller -> ask(question, Deadline.of(caller)).subscribe().with(caller::complete, caller::fail))
                .onFailure(Outage::isOutage)
                .transform(Database::unavailable);
    }

    private static DependencyUnavailable unavailable(Throwable failure) {
        return failure instanceof CircuitBreakerOpenException
                ? new DependencyUnavailable(NAME)
                : new DependencyUnavailable(NAME, failure);
    }

    private <T> Uni<T> ask(Function<Deadline, Uni<T>> question, Deadline patience) {
        return circuit.call(() -> patience.inTime(question.apply(patience), timeout, vertx));
    }
}
