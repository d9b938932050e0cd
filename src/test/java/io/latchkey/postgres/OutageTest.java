package io.latchkey.postgres;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.hibernate.HibernateException;
import org.hibernate.exception.GenericJDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutageTest {

    /** Terminated, connection failure, too many clients, starting up, read-only standby, disk full, deadlock. */
    @ParameterizedTest
    @ValueSource(strings = {"57P01", "08006", "53300", "57P03", "25006", "53100", "40P01", "57014"})
    void error_ofAServerThatCannotAnswer_isAnOutage(String state) {
        answers(state).forEach(answer -> assertTrue(Outage.isOutage(answer), answer::toString));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "42703", "42601", "42501", "22001"})
    void error_thatRefusesTheStatement_isABug(String state) {
        answers(state).forEach(answer -> assertFalse(Outage.isOutage(answer), answer::toString));
    }

    static Stream<Throwable> withoutAnAnswer() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new IOException("Connection reset by peer"),
                new TimeoutException(),
                new ConnectionPoolTooBusyException("queue"),
                new NoStackTraceThrowable("Timeout"));
    }

    @ParameterizedTest
    @MethodSource("withoutAnAnswer")
    void noAnswer_isAnOutage(Throwable failure) {
        assertTrue(Outage.isOutage(failure));
        assertTrue(Outage.isOutage(new CompletionException(new HibernateException("error", failure))));
    }

    @Test
    void exceptionInOurCode_isABug() {
        assertFalse(Outage.isOutage(new NullPointerException()));
        assertFalse(Outage.isOutage(new IllegalStateException("Session/EntityManager is closed")));
    }

    @Test
    void refusedStatement_onALostConnection_isABug() {
        assertFalse(Outage.isOutage(new IOException(answer("23505"))));
    }

    @Test
    void circularCauses_terminate() {
        Exception outer = new IllegalStateException("outer");
        outer.initCause(new IllegalStateException("inner", outer));
        assertFalse(Outage.isOutage(outer));
    }

    /** The forms in which an error of BEGIN or COMMIT, and of a statement of Hibernate, arrives. */
    private static Stream<Throwable> answers(String state) {
        SQLException converted = new SQLException("message", state, 0);
        return Stream.of(
                answer(state),
                new CompletionException(answer(state)),
                new CompletionException(new GenericJDBCException("error executing SQL statement", converted)));
    }

    private static PgException answer(String state) {
        return new PgException("message", "ERROR", state, null);
    }
}
