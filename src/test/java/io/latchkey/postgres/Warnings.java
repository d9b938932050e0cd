package io.latchkey.postgres;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Captures the warnings and errors that an operator sees in the log. */
public final class Warnings extends Handler {

    private static final Logger ROOT = Logger.getLogger("");

    private final List<String> records = new CopyOnWriteArrayList<>();

    private Warnings() {
        setLevel(Level.WARNING);
    }

    public static List<String> of(Runnable work) {
        Warnings listener = new Warnings();
        ROOT.addHandler(listener);
        try {
            work.run();
        } finally {
            ROOT.removeHandler(listener);
        }
        return listener.records;
    }

    @Override
    public void publish(LogRecord warning) {
        if (isLoggable(warning)) {
            records.add(warning.getLoggerName() + " " + warning.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
