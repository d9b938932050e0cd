package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A measured process, with Linux's own figures if there are any. */
final class Running implements AutoCloseable {

    private static final Duration MAX_WAIT = Duration.ofMinutes(2);
    private static final int STARTS = 5;

    final String name;
    final int port;
    final Duration startUp;
    private final Process process;

    private Running(String name, int port, Duration startUp, Process process) {
        this.name = name;
        this.port = port;
        this.startUp = startUp;
        this.process = process;
    }

    /**
     * Returns when the process answers. It has as many malloc arenas as in the image.
     *
     * @param path answers with 200
     */
    static Running start(String name, List<String> command, int port, String path, Path log) {
        long before = System.nanoTime();
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitAnswer(process, URI.create("http://127.0.0.1:" + port + path), log);
            return new Running(name, port, Duration.ofNanos(System.nanoTime() - before), process);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Starts so many times for the median start-up time. The last process stays. */
    static Running startOften(String name, List<String> command, int port, String path, Path log) {
        List<Duration> startUps = new ArrayList<>();
        for (int trial = 1; trial < STARTS; trial++) {
            try (Running running = start(name, command, port, path, log)) {
                startUps.add(running.startUp);
            }
        }
        Running last = start(name, command, port, path, log);
        startUps.add(last.startUp);
        Collections.sort(startUps);
        return new Running(name, port, startUps.get(STARTS / 2), last.process);
    }

    private static void awaitAnswer(Process process, URI uri, Path log) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        while (!answers(client, uri)) {
            if (process.waitFor(5, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                throw new IllegalStateException("it did not start: " + Files.readString(log));
            }
        }
    }

    private static boolean answers(HttpClient client, URI uri) throws InterruptedException {
        try {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Processor time of all its threads since it started. */
    double cpuSeconds() {
        return ProcessorTime.of(process.pid());
    }

    /** Maximal resident memory in MiB. */
    double peakMebibytes() {
        return proc(process.pid(), "status")
                        .lines()
                        .filter(line -> line.startsWith("VmHWM:"))
                        .map(line -> line.replaceAll("\\D", ""))
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0)
                / 1024.0;
    }

    long pid() {
        return process.pid();
    }

    /**
     * A file of Linux about a process.
     *
     * @throws UncheckedIOException if it has ended
     */
    static String proc(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
