package io.latchkey.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the JVM keeps of one start for the next (JEP 514), as the container does. Before JDK 25 there is nothing to keep. */
final class Training {

    private static final int FIRST_VERSION = 25;

    private static List<String> options;

    private Training() {}

    /**
     * Options for a JVM that is measured: with the cache, or none. The cache is good for every service of this run, which are
     * one package.
     *
     * @param command that starts the service, without them
     */
    static synchronized List<String> options(List<String> command, int port, Path directory) throws IOException {
        if (options == null) {
            options = train(command, port, directory);
        }
        return options;
    }

    private static List<String> train(List<String> command, int port, Path directory) throws IOException {
        if (Runtime.version().feature() < FIRST_VERSION) {
            return List.of();
        }
        Path cache = directory.resolve("service.aot");
        Files.deleteIfExists(cache);
        List<String> recording = new ArrayList<>(command);
        recording.add(1, "-XX:AOTCacheOutput=" + cache);
        Running.start("training", recording, port, "/q/health/live", directory.resolve("training.log"))
                .close();
        return Stream.of("-XX:AOTCache=" + cache)
                .filter(option -> Files.exists(cache))
                .toList();
    }
}
