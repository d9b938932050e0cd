package io.latchkey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * The class-data archive of the package. With it a start takes half the processor time. The first test that starts the package
 * makes it, by the start that also makes the cache of the container image.
 */
final class ClassArchive {

    private static final Path FILE = Path.of("target", "class-archive.jsa");
    private static final Path LOG = Path.of("target", "class-archive.log");
    private static final long MAX_SECONDS = 120;

    private ClassArchive() {}

    /** The JVM option that uses it. */
    static synchronized String of(Path jar) {
        try {
            if (!Files.exists(FILE) || Files.getLastModifiedTime(FILE).compareTo(Files.getLastModifiedTime(jar)) < 0) {
                make(jar);
            }
            return "-XX:SharedArchiveFile=" + FILE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void make(Path jar) throws IOException, InterruptedException {
        Files.deleteIfExists(FILE);
        ProcessBuilder builder = new ProcessBuilder(
                        ServicePackage.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:ArchiveClassesAtExit=" + FILE,
                        "-jar",
                        jar.toString(),
                        "train")
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment().putAll(Containerfile.of("jvm").environment());
        Process start = builder.start();
        if (!start.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || start.exitValue() != 0) {
            start.destroyForcibly();
            throw new IllegalStateException("No class-data archive: see " + LOG);
        }
    }
}
