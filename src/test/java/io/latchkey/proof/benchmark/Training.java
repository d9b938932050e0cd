package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The JVM's cache of one start for later ones (JEP 514), as in the container. JVMs before 25 have none. */
final class Training {

    private static final int FIRST_VERSION = 25;

    private static List<String> options;

    private Training() {}

    /**
     * Options for a measured JVM: the cache, or none. All services of this run are one package and share the cache.
     *
     * @param command starts the service, without these options
     */
    static synchronized List<String> options(List<String> command, Path directory) throws IOException {
        if (options == null) {
            options = train(command, directory);
        }
        return options;
    }

    private static List<String> train(List<String> command, Path directory) throws IOException {
        if (Runtime.version().feature() < FIRST_VERSION) {
            return List.of();
        }
        Path cache = directory.resolve("service.aot");
        Files.deleteIfExists(cache);
        List<String> recording = new ArrayList<>(command);
        recording.add(1, "-XX:AOTCacheOutput=" + cache);
        recording.add("train");
        run(recording, directory.resolve("training.log"));
        return Stream.of("-XX:AOTCache=" + cache)
                .filter(option -> Files.exists(cache))
                .toList();
    }

    private static void run(List<String> command, Path log) throws IOException {
        try {
            int exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new IllegalStateException("no training: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
