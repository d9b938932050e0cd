package io.latchkey.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The pool, with the bounds that have no setting of Quarkus's: nothing about a connection is waited for without end. */
@Singleton
class ConnectionPool implements PgPoolCreator {

    /**
     * A connection that has been silent for so long is given up, so that a broken network does not keep all of them. Longer
     * than any answer is waited for, and than quarkus.datasource.reactive.idle-timeout: none is taken that is about to end.
     */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** For a connection. The next is refused at once: so many take longer than anyone waits. */
    private static final int MAX_WAITING = 1_000;

    private final Duration timeout;

    ConnectionPool(PostgresSettings settings) {
        this.timeout = settings.timeout();
    }

    @Override
    public Pool create(Input input) {
        int millis = Math.toIntExact(timeout.toMillis());
        input.poolOptions()
                .setConnectionTimeout(millis)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxWaitQueueSize(MAX_WAITING);
        input.pgConnectOptionsList().forEach(connection -> {
            connection.setConnectTimeout(millis);
            connection.setReadIdleTimeout(Math.toIntExact(SILENCE.toSeconds()));
        });
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
