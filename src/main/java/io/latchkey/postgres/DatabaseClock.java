package io.latchkey.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** PostgreSQL's clock, the only one that decides about codes. */
public final class DatabaseClock {

    /** The current time, in HQL. {@code now()} would be the start of the transaction, before it waited for a lock. */
    public static final String NOW = "cast(function('clock_timestamp') as Instant)";

    private DatabaseClock() {}

    public static Uni<Instant> now() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("select " + NOW, Instant.class)
                        .getSingleResult());
    }
}
