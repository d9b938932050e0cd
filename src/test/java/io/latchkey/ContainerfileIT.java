package io.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.latchkey.testing.Containerfile;
import io.latchkey.testing.ServicePackage;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every file that an image copies exists after the build of the package. */
@QuarkusIntegrationTest
class ContainerfileIT {

    private static final long START_SECONDS = 60;

    @TempDir
    Path directory;

    @Test
    void everySource_isThere_once() throws IOException {
        List<List<String>> copies =
                Containerfile.of(ServicePackage.isExecutable() ? "native" : "jvm").all("COPY").stream()
                        .filter(words -> !words.get(0).startsWith("--from="))
                        .toList();
        assertFalse(copies.isEmpty());
        for (List<String> words : copies) {
            assertEquals(1, matches(words.get(0)), words::toString);
        }
    }

    /** The training run must start and stop the package. A missing setting would fail the build of the image. */
    @Test
    void cacheIsMade_byAStartThatSucceeds_andEnds() throws Exception {
        assumeFalse(ServicePackage.isExecutable(), "an executable needs no cache");
        File log = directory.resolve("log").toFile();
        ProcessBuilder builder = new ProcessBuilder(ServicePackage.command(List.of()))
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.command().addAll(afterTheJar(Containerfile.of("jvm").all("RUN").get(0)));
        builder.environment().putAll(Containerfile.of("jvm").environment());
        Process start = builder.start();
        try {
            assertTrue(start.waitFor(START_SECONDS, TimeUnit.SECONDS), () -> text(log));
            assertEquals(0, start.exitValue(), () -> text(log));
            assertTrue(text(log).contains("Listening on"), () -> text(log));
        } finally {
            start.destroyForcibly();
        }
    }

    private static List<String> afterTheJar(List<String> words) {
        List<String> command =
                words.stream().map(word -> word.replaceAll("[\\[\",\\]]", "")).toList();
        return command.subList(command.indexOf("quarkus-run.jar") + 1, command.size());
    }

    private static String text(File log) {
        try {
            return Files.readString(log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int matches(String source) throws IOException {
        String glob = source.replaceFirst("/$", "");
        int found = 0;
        try (DirectoryStream<Path> matches = Files.newDirectoryStream(Path.of("target"), glob)) {
            for (Path match : matches) {
                assertEquals(source.endsWith("/"), Files.isDirectory(match), match::toString);
                found++;
            }
        }
        return found;
    }
}
