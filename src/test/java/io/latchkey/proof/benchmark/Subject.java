package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A measured process: the service as a package, the service as an executable if it was built, or the floor. */
record Subject(String name, Running running, Set<Scenario> scenarios, Stores stores, Path collections) {

    static final String SERVICE = "service";
    static final String NATIVE = "native service";
    static final String FLOOR = "floor";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path EXECUTABLE = Path.of(System.getProperty("benchmark.executable", "target/none"));
    private static final Set<Scenario> MEASURED = EnumSet.range(Scenario.VERIFY_RIGHT, Scenario.ISSUE);
    private static final Set<Scenario> OF_THE_FLOOR = EnumSet.of(Scenario.VERIFY_RIGHT, Scenario.CONSTANT);

    /** The executable comes first: the compilers of a JVM that has just started would take processor time. */
    static List<Subject> services(Stores stores, Path directory) throws IOException {
        List<Subject> services = new ArrayList<>();
        if (Files.exists(EXECUTABLE)) {
            services.add(executable(stores, directory));
        }
        services.add(onJvm(SERVICE, stores, directory));
        return services;
    }

    private static Subject executable(Stores stores, Path directory) throws IOException {
        int port = freePort();
        List<String> program = new ArrayList<>(List.of(EXECUTABLE.toString()));
        program.addAll(options("benchmark.native"));
        List<String> command = command(program, List.of(), stores, port);
        return service(NATIVE, command, port, stores, directory, directory.resolve("none"));
    }

    /** @param name also of its logs */
    static Subject onJvm(String name, Stores stores, Path directory) throws IOException {
        int port = freePort();
        Path collections = directory.resolve(name.replace(' ', '-') + "-gc.log");
        List<String> command = command(java(collections), List.of("-jar", JAR.toString()), stores, port);
        command.addAll(1, Training.options(command, directory));
        return service(name, command, port, stores, directory, collections);
    }

    private static Subject service(
            String name, List<String> command, int port, Stores stores, Path directory, Path collections) {
        Path log = directory.resolve(name.replace(' ', '-') + ".log");
        Running running = Running.startOften(name, command, port, "/q/health/live", log);
        return new Subject(name, running, MEASURED, stores, collections);
    }

    /** A JVM accepts settings before -jar, an executable anywhere after its name. */
    private static List<String> command(List<String> program, List<String> last, Stores stores, int port) {
        List<String> command = new ArrayList<>(program);
        stores.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.addAll(last);
        return command;
    }

    static Subject floor(Stores stores, Path directory) throws IOException {
        int port = freePort();
        Path collections = directory.resolve("floor-gc.log");
        List<String> command = new ArrayList<>(java(collections));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Floor.class.getName()));
        command.addAll(List.of(Integer.toString(port), stores.database().reactiveUrl()));
        command.addAll(List.of(
                stores.database().application().role(),
                stores.database().application().password()));
        Running running = Running.startOften(FLOOR, command, port, "/", directory.resolve("floor.log"));
        return new Subject(FLOOR, running, OF_THE_FLOOR, stores, collections);
    }

    private static List<String> java(Path collections) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(options("benchmark.java"));
        command.add("-Xlog:gc:file=" + collections);
        return command;
    }

    private static List<String> options(String property) {
        return Stream.of(System.getProperty(property, "").split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    boolean answers(Scenario scenario) {
        return scenarios.contains(scenario);
    }

    /** @param most maximal number of requests; 0 for no limit */
    Wrk.Load load(Scenario scenario, Duration time, int connections, Duration pause, long most) {
        return new Wrk.Load(scenario, running.port, stores.tokens(scenario), time, connections, pause, most);
    }

    BenchmarkSample measure(Wrk wrk, Wrk.Load load, List<String> users) {
        double before = running.cpuSeconds();
        Latencies latencies = wrk.drive(load, users);
        return new BenchmarkSample(name, load.scenario(), latencies, running.cpuSeconds() - before);
    }

    Figures figures() {
        return new Figures(name, running.startUp, running.peakMebibytes(), Pauses.in(collections));
    }

    void close() {
        running.close();
    }
}
