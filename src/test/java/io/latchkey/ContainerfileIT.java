package io.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.latchkey.testing.Containerfile;
import io.latchkey.testing.ServicePackage;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an image is made of is there once the package is. */
@QuarkusIntegrationTest
class ContainerfileIT {

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

    /** What makes the cache must start the package: a setting that it lacks would end the build of the image. */
    @Test
    void cacheIsMade_byAStartThatSucceeds() throws Exception {
        assumeFalse(ServicePackage.isExecutable(), "an executable needs no cache");
        ProcessBuilder builder = new ProcessBuilder(ServicePackage.command(List.of())).redirectErrorStream(true);
        Containerfile.of("jvm").all("ENV").stream()
                .flatMap(List::stream)
                .map(word -> word.split("=", 2))
                .forEach(setting -> builder.environment().put(setting[0], setting[1]));
        Process start = builder.start();
        String log = new String(start.getInputStream().readAllBytes());
        assertEquals(0, start.waitFor(), log);
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
