package io.latchkey.dev.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * Ends a store and removes its directory when this JVM ends, however it ends.
 *
 * <p>A shell at the other end of a pipe rather than a shutdown hook: the pipe closes on {@code kill -9} too, and in
 * development mode the class loader of a hook is closed before the hook has run.
 */
final class StoreGuard implements AutoCloseable {

    /**
     * The shell must outlive Ctrl-C, which reaches every process of the terminal. SIGINT is a fast shutdown to both
     * stores, SIGCONT lets a suspended one notice. The file goes with the store; where PID 1 is no real init the process
     * itself may stay for ever, as a zombie.
     */
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            read -r end
            pid=$(head -n 1 "$1")
            kill -INT "$pid" && kill -CONT "$pid"
            while [ -e "$1" ] && kill -0 "$pid"; do sleep 0.1; done
            rm -rf "$2"
            """;

    private final Process shell;

    private StoreGuard(Process shell) {
        this.shell = shell;
    }

    /** @param pidFile may appear later, and again with another process */
    static StoreGuard of(Path pidFile, Path directory) throws IOException {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", SCRIPT, "caretaker", pidFile.toString(), directory.toString());
        return new StoreGuard(shell.redirectOutput(Redirect.DISCARD)
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
