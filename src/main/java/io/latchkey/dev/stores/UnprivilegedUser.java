package io.latchkey.dev.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs commands as a user other than root, because PostgreSQL refuses to run as root. */
record UnprivilegedUser(List<String> prefix) {

    private static final UnprivilegedUser CURRENT_USER = new UnprivilegedUser(List.of());

    /** Leaves the files to root, but containers often forbid it. */
    private static final UnprivilegedUser USER_NAMESPACE = new UnprivilegedUser(List.of("unshare", "-U"));

    private static final String NOBODY_ID = "65534";

    private static final UnprivilegedUser NOBODY =
            new UnprivilegedUser(List.of("setpriv", "--reuid", NOBODY_ID, "--regid", NOBODY_ID, "--clear-groups"));

    /** A user that may write the directory; its owner is changed if necessary. */
    static UnprivilegedUser of(Path directory) throws IOException {
        if (!Files.getAttribute(directory, "unix:uid").equals(0)) {
            return CURRENT_USER;
        }
        if (USER_NAMESPACE.canRun("true")) {
            return USER_NAMESPACE;
        }
        CURRENT_USER.run("chown", "-R", NOBODY_ID + ":" + NOBODY_ID, directory.toString());
        return NOBODY;
    }

    /** @throws IllegalStateException with the output of the command, if it fails */
    void run(String... command) throws IOException {
        Process process = started(command);
        String output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(output);
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
        List<String> full = Stream.concat(prefix.stream(), Stream.of(command)).toList();
        return new ProcessBuilder(full).redirectErrorStream(true).start();
    }
}
