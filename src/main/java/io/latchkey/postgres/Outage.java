package io.latchkey.postgres;

import io.vertx.sqlclient.DatabaseException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** Distinguishes a database that cannot answer from a statement that is wrong. */
final class Outage {

    /** Data, constraint and syntax errors (PostgreSQL documentation, appendix A): our bugs, which a 503 would hide. */
    private static final List<String> BUGS = List.of("22", "23", "42");

    private Outage() {}

    static boolean isOutage(Throwable failure) {
        return sqlState(causes(failure))
                .map(state -> BUGS.stream().noneMatch(state::startsWith))
                .orElseGet(() -> causes(failure).anyMatch(Outage::isConnectionLost));
    }

    private static Optional<String> sqlState(Stream<Throwable> causes) {
        return causes.map(Outage::sqlState).filter(Objects::nonNull).findFirst();
    }

    /** Hibernate Reactive converts PostgreSQL's error for a statement to the exception that JDBC would throw. */
    private static String sqlState(Throwable cause) {
        if (cause instanceof SQLException statement) {
            return statement.getSQLState();
        }
        return cause instanceof DatabaseException error ? error.getSqlState() : null;
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
