package io.latchkey.proof.history;

import io.latchkey.dev.stores.FreePort;
import io.latchkey.testing.ServicePackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The package as one of several processes. It keeps its address when it is killed and started again. */
final class Replica implements AutoCloseable {

    /** Three replicas start together on a busy machine. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = FreePort.find();
    private final Map<String, String> settings;
    private final Path directory;
    private final ReplicaClock clock;
    private Process process;

    /** @param directory for its log */
    Replica(Map<String, String> settings, Path directory) throws IOException {
        this.settings = settings;
        this.directory = Files.createDirectories(directory);
        this.clock = new ReplicaClock(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    ReplicaClock clock() {
        return clock;
    }

    /** Returns before the replica serves requests. */
    void start() {
        Stream<String> options =
                settings.entrySet().stream().map(setting -> "-D" + setting.getKey() + "=" + setting.getValue());
        ProcessBuilder builder = new ProcessBuilder(ServicePackage.command(Stream.concat(
                        Stream.of("-Xmx384m", "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port), options)
                .toList()));
        ReplicaClock.library().ifPresent(library -> builder.environment().putAll(clock.environment(library)));
        builder.redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(directory.resolve("log").toFile()));
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        while (status("/q/health/ready").filter(status -> status == 200).isEmpty()) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("A replica is not ready: see " + directory.resolve("log"));
            }
            sleep();
        }
    }

    /** Empty if there is no answer. */
    Optional<Integer> status(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(5));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return Optional.of(
                    http.send(request.build(), BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As {@code kill -9}. */
    void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
