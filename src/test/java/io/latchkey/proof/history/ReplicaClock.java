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

/** What a replica takes for the time of day, by libfaketime (Debian's package of this name). Timers go on as they were. */
final class ReplicaClock {

    private static final String LIBRARY = "libfaketimeMT.so.1";

    private final Path file;

    /** @param directory where the difference to the time of day is written */
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

    /** Replaced as a whole: a process that reads it meanwhile would take half a line for the time. */
    void move(Duration by) {
        try {
            Path next = Files.writeString(file.resolveSibling("clock.next"), "%+d\n".formatted(by.toSeconds()));
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * For a process that is to have this clock. Timed waits of a JVM are on the monotonic clock: where libfaketime fixes those,
     * they end early or never.
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
