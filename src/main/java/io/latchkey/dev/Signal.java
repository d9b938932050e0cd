package io.latchkey.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;

/** What Java cannot send to a process. */
enum Signal {
    STOP,
    CONT;

    void to(Stream<ProcessHandle> processes) {
        Stream<String> ids = processes.map(process -> Long.toString(process.pid()));
        ProcessBuilder kill = new ProcessBuilder(
                Stream.concat(Stream.of("kill", "-" + name()), ids).toList());
        try {
            if (kill.inheritIO().start().onExit().join().exitValue() != 0) {
                throw new IllegalStateException("No process took the signal " + name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
