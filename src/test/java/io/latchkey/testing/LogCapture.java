package io.latchkey.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.jboss.logmanager.Logger;

/**
 * Captures every log record of this JVM at every level, with its whole text, without changing what is printed. Requires
 * {@code quarkus.log.min-level=TRACE}, because records below the minimum level are not created.
 */
public final class LogCapture extends ExtHandler {

    /** The tests' own HTTP client logs what it sends; the service has no such library. */
    private static final List<String> CLIENT_OF_THE_TESTS = List.of("org.apache.http.", "io.restassured.");

    private final Logger root = LogContext.getLogContext().getLogger("");
    private final Map<Logger, java.util.logging.Level> levels = new HashMap<>();
    private final Map<Handler, java.util.logging.Level> handlers = new HashMap<>();
    private final Queue<String> records = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Boolean> writing = ThreadLocal.withInitial(() -> false);

    private LogCapture() {}

    public static LogCapture start() {
        LogCapture capture = new LogCapture();
        capture.setLevel(Level.ALL);
        capture.quietOthers();
        capture.root.addHandler(capture);
        capture.openLevels();
        return capture;
    }

    private void quietOthers() {
        for (Handler other : root.getHandlers()) {
            handlers.put(other, other.getLevel());
            other.setLevel(root.getLevel());
        }
    }

    private void openLevels() {
        LogContext context = LogContext.getLogContext();
        context.getLoggerNames().asIterator().forEachRemaining(name -> {
            Logger logger = context.getLoggerIfExists(name);
            if (logger != null && logger.getLevel() != null) {
                levels.put(logger, logger.getLevel());
                logger.setLevel(Level.ALL);
            }
        });
    }

    /** Restores the log levels and keeps what was captured. */
    public void stop() {
        levels.forEach(Logger::setLevel);
        root.removeHandler(this);
        handlers.forEach(Handler::setLevel);
    }

    public List<String> records() {
        return new ArrayList<>(records);
    }

    /** Formats at once, because the parameters may change. Records that are logged while formatting are not captured. */
    @Override
    protected void doPublish(ExtLogRecord record) {
        if (!writing.get() && CLIENT_OF_THE_TESTS.stream().noneMatch(record.getLoggerName()::startsWith)) {
            writing.set(true);
            try {
                records.add(text(record));
            } finally {
                writing.set(false);
            }
        }
    }

    private static String text(ExtLogRecord record) {
        StringWriter text = new StringWriter();
        PrintWriter lines = new PrintWriter(text);
        lines.printf("%s [%s] ", record.getLevel(), record.getLoggerName());
        lines.println(record.getFormattedMessage());
        lines.println(record.getMessage() + Arrays.deepToString(record.getParameters()));
        lines.println(record.getMdcCopy() + record.getNdc());
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(lines);
        }
        return text.toString();
    }
}
