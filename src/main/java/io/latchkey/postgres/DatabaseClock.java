package io.latchkey.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** The clock that decides about codes, whichever replica asks. */
public final class DatabaseClock {

    /** The time now, in HQL. {@code now()} would be when the transaction began, before it waited for a lock. */
    public static final String NOW = "cast(function('clock_timestamp') as Instant)";

    private DatabaseClock() {}

    public static Uni<Instant> now() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("select " + NOW, Instant.class)
                        .getSingleResult());
    }
}
