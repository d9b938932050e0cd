package io.latchkey.dev.stores;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** What Java cannot send to a process. */
enum Signal {
    STOP,
    CONT;

    void to(Stream<ProcessHandle> processes) {
        processes.forEach(this::to);
    }

    /** One that has ended meanwhile, as workers do, is passed over. */
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
