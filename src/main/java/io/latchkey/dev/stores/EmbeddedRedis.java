package io.latchkey.dev.stores;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import redis.embedded.RedisExecProvider;

/**
 * A real Redis on a free loopback port, for development and tests. It stores nothing on disk, so that it restarts empty, and ends
 * with the JVM. Only the executable comes from embedded-redis: that library's own server has no process ID and waits forever for
 * a suspended process to end.
 */
public final class EmbeddedRedis {

    /** The last log line of Redis 7, or of a sentinel, before it serves. */
    private static final Pattern READY = Pattern.compile("Ready to accept connections|Sentinel ID is");

    private final File executable;
    private final int port;
    private final List<String> options;
    private Process process;

    private EmbeddedRedis(File executable, int port, List<String> options) {
        this.executable = executable;
        this.port = port;
        this.options = options;
    }

    /**
     * @param options command-line options, for a cluster node, a replica or a sentinel
     * @throws IllegalStateException if there is no Redis for this machine, or it does not start
     */
    public static EmbeddedRedis start(String... options) {
        EmbeddedRedis redis = new EmbeddedRedis(executable(), FreePort.find(), List.of(options));
        redis.endWithThisJvm();
        redis.restart();
        return redis;
    }

    public int port() {
        return port;
    }

    /** The service's settings for this Redis. */
    public Map<String, String> settings() {
        return Map.of("quarkus.redis.hosts", "redis://localhost:" + port);
    }

    public long pid() {
        return process.pid();
    }

    /** Like a crash: all data is lost. Also ends a suspended process, which SIGTERM would not. */
    public synchronized void stop() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Empty, on the same port. */
    public synchronized void restart() {
        stop();
        process = launch();
        awaitReady();
    }

    /** Connections stay open but get no answers, like an overloaded host or a broken network. */
    public void suspend() {
        Signal.STOP.to(Stream.of(process.toHandle()));
    }

    /** Executes the commands that were sent meanwhile. */
    public void resume() {
        Signal.CONT.to(Stream.of(process.toHandle()));
    }

    private Process launch() {
        List<String> command = new ArrayList<>(List.of(executable.getPath()));
        command.addAll(options);
        command.addAll(List.of(
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                executable.getParent(),
                "--pidfile",
                pidFile().toString()));
        return started(new ProcessBuilder(command).redirectErrorStream(true));
    }

    /** Redis continues when this reader is closed: it ignores SIGPIPE, and later log lines are lost. */
    private void awaitReady() {
        StringBuilder log = new StringBuilder();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (READY.matcher(line).find()) {
                    return;
                }
                log.append(line).append(System.lineSeparator());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("Redis did not start on port " + port + ": " + log);
    }

    private void endWithThisJvm() {
        try {
            StoreGuard.of(pidFile(), pidFile().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile() {
        return executable.toPath().resolveSibling("redis.pid");
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Extracted for each instance; embedded-redis removes it when the JVM ends. */
    private static File executable() {
        try {
            return RedisExecProvider.defaultProvider().get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(unsupported(), e);
        }
    }

    private static String unsupported() {
        return "org.signal:embedded-redis has no Redis for " + System.getProperty("os.name") + " on "
                + System.getProperty("os.arch") + ": start one yourself and set QUARKUS_REDIS_HOSTS=redis://host:port";
    }
}
