package io.latchkey.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * Ends a PostgreSQL and removes its directory when this JVM ends, however it ends.
 *
 * <p>A shell at the other end of a pipe rather than a shutdown hook: the pipe closes on {@code kill -9} too, and in
 * development mode the class loader of a hook is closed before the hook has run.
 */
final class Caretaker implements AutoCloseable {

    /** The shell must outlive Ctrl-C, which reaches every process of the terminal. SIGINT is a fast shutdown. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r end
            if pid=$(head -n 1 "$1/data/postmaster.pid"); then
              kill -INT "$pid"
              while kill -0 "$pid"; do sleep 0.1; done
            fi
            rm -rf "$1"
            """;

    private final Process shell;

    private Caretaker(Process shell) {
        this.shell = shell;
    }

    static Caretaker of(Path directory) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", SCRIPT, "caretaker", directory.toString());
        return new Caretaker(shell.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    /** Now rather than at the end of the JVM; returns when all is gone. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        shell.onExit().join();
    }
}
