package io.latchkey.postgres;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Tells a database that cannot answer from a statement that should not have been sent. */
final class Outage {

    /** Data, constraint and syntax errors (PostgreSQL documentation, appendix A): ours, and a 503 would hide them. */
    private static final List<String> BUGS = List.of("22", "23", "42");

    private Outage() {}

    static boolean isOutage(Throwable failure) {
        return answer(failure)
                .map(state -> BUGS.stream().noneMatch(state::startsWith))
                .orElseGet(() -> causes(failure).anyMatch(Outage::isConnectionLost));
    }

    private static Optional<String> answer(Throwable failure) {
        return causes(failure).map(Outage::sqlState).filter(Objects::nonNull).findFirst();
    }

    /** Hibernate Reactive makes the exception JDBC would have thrown of what PostgreSQL answers to a statement. */
    private static String sqlState(Throwable cause) {
        if (cause instanceof SQLException statement) {
            return statement.getSQLState();
        }
        return cause instanceof DatabaseException answer ? answer.getSqlState() : null;
    }

    private static boolean isConnectionLost(Throwable cause) {
        return cause instanceof java.io.IOException
                || cause instanceof java.util.concurrent.TimeoutException
                || cause instanceof CircuitBreakerOpenException
                || cause instanceof io.vertx.core.VertxException
                || cause instanceof io.vertx.core.impl.NoStackTraceThrowable;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(16);
    }
}
