package io.latchkey.postgres;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures the statements that Hibernate sends. */
public final class Statements extends Handler {

    private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");

    private final List<String> statements = new CopyOnWriteArrayList<>();

    private Statements() {}

    public static List<String> of(Runnable work) {
        Statements listener = new Statements();
        Level level = SQL.getLevel();
        SQL.addHandler(listener);
        SQL.setLevel(Level.FINE);
        try {
            work.run();
        } finally {
            SQL.setLevel(level);
            SQL.removeHandler(listener);
        }
        return listener.statements;
    }

    @Override
    public void publish(LogRecord statement) {
        statements.add(statement.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
