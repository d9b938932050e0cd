package io.latchkey.postgres;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The connection pool, with the bounds that Quarkus has no settings for: every wait for a connection has a limit. */
@Singleton
class ConnectionPool implements PgPoolCreator {

    /**
     * Closes a connection that has received nothing for this long, so that a broken network cannot hold all of them. Longer than
     * any request timeout, and than quarkus.datasource.reactive.idle-timeout, so that the pool never hands out a connection that
     * is about to close.
     */
    private static final Duration READ_IDLE_TIMEOUT = Duration.ofSeconds(30);

    /** Requests that may wait for a connection. More are refused at once, because they would reach their timeout. */
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
            connection.setReadIdleTimeout(Math.toIntExact(READ_IDLE_TIMEOUT.toSeconds()));
        });
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
