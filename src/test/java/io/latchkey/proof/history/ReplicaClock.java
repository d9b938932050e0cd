package io.latchkey.proof.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The time of day of a replica, by libfaketime (Debian's package of this name). Its timers stay correct. */
final class ReplicaClock {

    private static final String LIBRARY = "libfaketimeMT.so.1";

    private final Path file;

    /** @param directory of the file with the difference to the time of day */
    ReplicaClock(Path directory) {
        this.file = directory.resolve("clock");
        move(Duration.ZERO);
    }

    static Optional<Path> library() {
        try (Stream<Path> folders = Stream.concat(
                Stream.of(Path.of("/usr/lib/faketime"), Path.of("/usr/local/lib/faketime")), architectures())) {
            return folders.map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findFirst();
        }
    }

    private static Stream<Path> architectures() {
        try {
            return Files.list(Path.of("/usr/lib")).map(folder -> folder.resolve("faketime"));
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    /** Replaces the file in one step, so that no process reads half a line. */
    void move(Duration by) {
        try {
            Path next = Files.writeString(file.resolveSibling("clock.next"), "%+d\n".formatted(by.toSeconds()));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The environment of a process with this clock. Timed waits of a JVM use the monotonic clock. They would end early or never
     * if libfaketime changed that one.
     */
    Map<String, String> environment(Path library) {
        String path = file.toAbsolutePath().toString();
        return Map.of(
                "LD_PRELOAD", library.toString(),
                "FAKETIME_TIMESTAMP_FILE", path,
                "FAKETIME_CACHE_DURATION", "1",
                "FAKETIME_DONT_FAKE_MONOTONIC", "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", "0");
    }
}
