package io.latchkey.dev.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** Signals that Java cannot send. */
enum Signal {
    STOP,
    CONT;

    void to(Stream<ProcessHandle> processes) {
        processes.forEach(this::to);
    }

    /** Ignores a process that has ended meanwhile, as PostgreSQL workers do. */
    private void to(ProcessHandle process) {
        ProcessBuilder kill = new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()));
        try {
            if (kill.inheritIO().start().onExit().join().exitValue() != 0 && process.isAlive()) {
                throw new IllegalStateException("%d did not take the signal %s".formatted(process.pid(), this));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
