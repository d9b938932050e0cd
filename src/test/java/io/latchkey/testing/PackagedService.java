package io.latchkey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The package, as a process of its own with settings of its own, for as long as a test wants it. */
public final class PackagedService implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int port;

    private PackagedService(Map<String, String> settings, Path log) throws IOException {
        this.log = log;
        this.port = freePort();
        this.process = new ProcessBuilder(command(settings, port))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** @return one that has started */
    public static PackagedService start(Map<String, String> settings, Path log) throws IOException {
        PackagedService service = new PackagedService(settings, log);
        Eventually.isTrue(() -> service.log().contains("started in") || !service.process.isAlive());
        if (!service.process.isAlive()) {
            throw new IllegalStateException(service.log());
        }
        return service;
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static List<String> command(Map<String, String> settings, int port) {
        Path jar = Path.of("target/quarkus-app/quarkus-run.jar");
        List<String> command = new ArrayList<>();
        command.add(
                Files.exists(jar)
                        ? System.getProperty("java.home") + "/bin/java"
                        : System.getProperty("native.image.path"));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        if (Files.exists(jar)) {
            // Short-lived: compiled quickly rather than well.
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        }
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
