package io.latchkey.dev.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands as anyone but root, as whom PostgreSQL refuses to run. */
record UnprivilegedUser(List<String> prefix) {

    private static final UnprivilegedUser WHO_STARTED_THIS = new UnprivilegedUser(List.of());

    /** Keeps the files root's, but containers often forbid it. */
    private static final UnprivilegedUser OF_A_NAMESPACE = new UnprivilegedUser(List.of("unshare", "-U"));

    private static final String NOBODY = "65534";

    private static final UnprivilegedUser OF_THE_MACHINE =
            new UnprivilegedUser(List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"));

    /** Whoever may write the directory, and is given it where need be. */
    static UnprivilegedUser of(Path directory) throws IOException {
        if (!Files.getAttribute(directory, "unix:uid").equals(0)) {
            return WHO_STARTED_THIS;
        }
        if (OF_A_NAMESPACE.canRun("true")) {
            return OF_A_NAMESPACE;
        }
        WHO_STARTED_THIS.run("chown", "-R", NOBODY + ":" + NOBODY, directory.toString());
        return OF_THE_MACHINE;
    }

    /** @throws IllegalStateException with what the command said, where it fails */
    void run(String... command) throws IOException {
        Process process = started(command);
        String said = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }

    private boolean canRun(String command) {
        try {
            run(command);
            return true;
        } catch (IllegalStateException | IOException e) {
            return false;
        }
    }

    private Process started(String... command) throws IOException {
        List<String> whole = Stream.concat(prefix.stream(), Stream.of(command)).toList();
        return new ProcessBuilder(whole).redirectErrorStream(true).start();
    }
}
