package io.latchkey.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * Ends a server and removes its directory when this JVM ends, however it ends.
 *
 * <p>A shell at the other end of a pipe rather than a shutdown hook: the pipe closes on {@code kill -9} too, and in
 * development mode the class loader of a hook is closed before the hook has run.
 */
final class Caretaker implements AutoCloseable {

    /** The shell must outlive Ctrl-C, which reaches every process of the terminal. SIGINT is a fast shutdown to both. */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r end
            kill -INT "$1"
            kill -CONT "$1"
            while kill -0 "$1"; do sleep 0.1; done
            rm -rf "$2"
            """;

    private final Process shell;

    private Caretaker(Process shell) {
        this.shell = shell;
    }

    static Caretaker of(long pid, Path directory) {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", SCRIPT, "caretaker", Long.toString(pid), directory.toString());
        try {
            return new Caretaker(shell.redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
