package io.latchkey.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The package as a process with a test's own settings, by default on a free port. */
public final class ServiceProcess implements AutoCloseable {

    private static final String STARTED = "started in";
    private static final Pattern ADDRESS = Pattern.compile("Listening on: http://(\\S+):(\\d+)");
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final Path log;

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Returns when the service has started or exited. */
    public static ServiceProcess start(Map<String, String> settings) throws IOException, InterruptedException {
        Path log = Files.createTempFile("latchkey-service-", ".log");
        Stream<String> options =
                settings.entrySet().stream().map(setting -> "-D" + setting.getKey() + "=" + setting.getValue());
        List<String> command = ServicePackage.command(
                Stream.concat(Stream.of("-Dquarkus.http.port=0"), options).toList());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        ServiceProcess service =
                new ServiceProcess(builder.redirectOutput(log.toFile()).start(), log);
        service.awaitStart();
        return service;
    }

    private void awaitStart() throws InterruptedException {
        for (long i = 0; i < PATIENCE_SECONDS * 10 && !hasStarted(); i++) {
            if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    public boolean hasStarted() {
        return log().contains(STARTED);
    }

    public long pid() {
        return process.pid();
    }

    /** The output so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String host() {
        return address().group(1);
    }

    public int port() {
        return Integer.parseInt(address().group(2));
    }

    private Matcher address() {
        Matcher address = ADDRESS.matcher(log());
        if (!address.find()) {
            throw new IllegalStateException(log());
        }
        return address;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Files.delete(log);
    }
}
