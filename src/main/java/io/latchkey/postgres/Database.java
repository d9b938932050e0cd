package io.latchkey.postgres;

import io.latchkey.usecase.DependencyUnavailable;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Opens transactions and sessions, and tells an outage from a bug. */
@ApplicationScoped
class Database {

    private static final String NAME = "PostgreSQL";

    <T> Uni<T> transaction(Supplier<Uni<T>> work) {
        return translated(Panache.withTransaction(work));
    }

    <T> Uni<T> session(Supplier<Uni<T>> work) {
        return translated(Panache.withSession(work));
    }

    private static <T> Uni<T> translated(Uni<T> work) {
        return work.onFailure(Outage::isOutage).transform(failure -> new DependencyUnavailable(NAME, failure));
    }
}
