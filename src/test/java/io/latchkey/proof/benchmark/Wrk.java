package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The load tool: wrk, from Debian's package. */
final class Wrk {

    private static final String MISSING =
            "The benchmark needs wrk: apt-get install wrk (Debian, Ubuntu), brew install wrk (macOS)";
    private static final String RESULT = "result\t";

    private final Path directory;
    private final Path script;
    private final Set<Process> started = ConcurrentHashMap.newKeySet();

    /** @param directory for the script and the lists of users */
    Wrk(Path directory) throws IOException {
        this.directory = directory;
        this.script = directory.resolve("load.lua");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> started.forEach(Process::destroyForcibly)));
        try (InputStream lua = Wrk.class.getResourceAsStream("/benchmark/load.lua")) {
            Files.write(script, lua.readAllBytes());
        }
    }

    /** @throws IllegalStateException if it is missing, with instructions to install it */
    static void require() {
        try {
            new ProcessBuilder("wrk", "-v").redirectErrorStream(true).start().destroy();
        } catch (IOException e) {
            throw new IllegalStateException(MISSING, e);
        }
    }

    /**
     * @param pause mean pause of a connection before a request
     * @param most maximal number of requests; 0 for no limit
     */
    record Load(
            Scenario scenario,
            int port,
            List<String> tokens,
            Duration duration,
            int connections,
            Duration pause,
            long most) {}

    /** @param users lines of a user and, after a tab, the code to present */
    Latencies drive(Load load, List<String> users) {
        try {
            Process wrk = new ProcessBuilder(command(load, users))
                    .redirectErrorStream(true)
                    .start();
            started.add(wrk);
            String output = new String(wrk.getInputStream().readAllBytes());
            return output.lines()
                    .filter(line -> line.startsWith(RESULT))
                    .findFirst()
                    .map(Latencies::parse)
                    .orElseThrow(() -> new IllegalStateException("wrk failed: " + output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lists of each port are separate, so that several loads can run concurrently. */
    private List<String> command(Load load, List<String> users) throws IOException {
        Path tokenList = Files.write(directory.resolve("tokens-%d.txt".formatted(load.port())), load.tokens());
        Path userList = Files.write(directory.resolve("users-%d.tsv".formatted(load.port())), users);
        List<String> command = new ArrayList<>(List.of("wrk", "-t", Integer.toString(Sizes.THREADS)));
        command.addAll(List.of(
                "-c",
                Integer.toString(load.connections()),
                "-d",
                load.duration().toSeconds() + "s"));
        command.addAll(List.of("--timeout", "10s", "-s", script.toString(), "http://127.0.0.1:" + load.port(), "--"));
        Scenario scenario = load.scenario();
        command.addAll(List.of(scenario.mode, tokenList.toString(), userList.toString(), scenario.expected));
        command.addAll(List.of(
                Integer.toString(Sizes.THREADS),
                Long.toString(load.pause().toMillis()),
                Long.toString(load.most() / Sizes.THREADS)));
        return command;
    }
}
