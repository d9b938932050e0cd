package io.latchkey.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The package that integration tests run: for a JVM or an executable, whichever was built last. */
public final class ServicePackage {

    private static final Path TARGET = Path.of("target");

    /** The metadata that Quarkus wrote about the build. */
    private static final Path ARTIFACT = TARGET.resolve("quarkus-artifact.properties");

    private ServicePackage() {}

    public static boolean isExecutable() {
        return artifact("type").equals("native");
    }

    /** The jar or the executable. */
    public static Path file() {
        return TARGET.resolve(artifact("path"));
    }

    /** All files of the package. */
    public static List<Path> jars() {
        Path directory = isExecutable()
                ? Path.of(file().toString().replaceFirst("-runner$", "-native-image-source-jar"))
                : file().getParent();
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param options -D and -X, which both kinds of package accept */
    public static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        if (isExecutable()) {
            command.add(file().toString());
            command.addAll(options);
        } else {
            command.add(java());
            // The process is short-lived: a quick compilation saves more time than optimised code would.
            command.add("-XX:TieredStopAtLevel=1");
            command.add(ClassArchive.of(file()));
            command.addAll(options);
            command.addAll(List.of("-jar", file().toString()));
        }
        return command;
    }

    static String java() {
        return System.getProperty("java.home") + "/bin/java";
    }

    private static String artifact(String property) {
        Properties properties = new Properties();
        try (Reader file = Files.newBufferedReader(ARTIFACT)) {
            properties.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(property);
    }
}
