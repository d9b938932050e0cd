package io.latchkey.postgres;

import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a database that cannot answer from a statement that should not have been sent. */
final class Outage {

    /** Data, constraint and syntax errors (PostgreSQL documentation, appendix A): ours, and a 503 would hide them. */
    private static final List<String> BUGS = List.of("22", "23", "42");

    private Outage() {}

    static boolean isOutage(Throwable failure) {
        Optional<PgException> answer = answer(failure);
        return answer.map(exception -> BUGS.stream().noneMatch(exception.getSqlState()::startsWith))
                .orElseGet(() -> causes(failure).anyMatch(Outage::isConnectionLost));
    }

    private static Optional<PgException> answer(Throwable failure) {
        return causes(failure)
                .filter(PgException.class::isInstance)
                .map(PgException.class::cast)
                .findFirst();
    }

    private static boolean isConnectionLost(Throwable cause) {
        return cause instanceof java.io.IOException
                || cause instanceof java.util.concurrent.TimeoutException
                || cause instanceof io.vertx.core.VertxException
                || cause instanceof io.vertx.core.impl.NoStackTraceThrowable;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(16);
    }
}
