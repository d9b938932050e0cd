package io.latchkey.dev.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/**
 * Ends a store and removes its directory when this JVM ends.
 *
 * <p>It is a shell that reads from a pipe, not a shutdown hook: the pipe closes after {@code kill -9} too, and in development
 * mode a hook's class loader is closed before the hook has run.
 */
final class StoreGuard implements AutoCloseable {

    /**
     * The shell must survive Ctrl-C, which every process of the terminal receives. SIGINT is a fast shutdown for both stores;
     * SIGCONT lets a suspended store receive it. The store removes the file when it ends; its process may remain as a zombie if
     * PID 1 is not a real init.
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

    /** @param pidFile may be created later, and again for another process */
    static StoreGuard of(Path pidFile, Path directory) throws IOException {
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-c", SCRIPT, "store-guard", pidFile.toString(), directory.toString());
        return new StoreGuard(shell.redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    /** Ends the store now; returns when its directory is removed. */
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
