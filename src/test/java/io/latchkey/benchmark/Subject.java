package io.latchkey.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is measured: the service, as a package and, where one was built, as an executable, and the floor. */
record Subject(String name, Running running, Set<Scenario> scenarios, Stores stores, Path collections) {

    static final String SERVICE = "service";
    static final String NATIVE = "native service";
    static final String FLOOR = "floor";

    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path EXECUTABLE = Path.of(System.getProperty("benchmark.executable", "target/none"));
    private static final Set<Scenario> OF_THE_SERVICE = EnumSet.complementOf(EnumSet.of(Scenario.CONSTANT));
    private static final Set<Scenario> OF_THE_FLOOR = EnumSet.of(Scenario.VERIFY_RIGHT, Scenario.CONSTANT);

    static List<Subject> services(Stores stores, Path directory) throws IOException {
        List<Subject> services = new ArrayList<>();
        Path collections = directory.resolve("gc.log");
        List<String> java = new ArrayList<>(java(collections));
        java.addAll(List.of("-jar", JAR.toString()));
        services.add(service(SERVICE, java, stores, directory, collections));
        if (Files.exists(EXECUTABLE)) {
            services.add(service(NATIVE, List.of(EXECUTABLE.toString()), stores, directory, directory.resolve("none")));
        }
        return services;
    }

    private static Subject service(String name, List<String> command, Stores stores, Path directory, Path collections)
            throws IOException {
        int port = freePort();
        Stream<String> settings = Stream.concat(
                stores.settings().entrySet().stream().map(each -> "-D" + each.getKey() + "=" + each.getValue()),
                Stream.of("-Dquarkus.http.port=" + port, "-Dquarkus.http.host=127.0.0.1"));
        List<String> whole = new ArrayList<>(command);
        // A JVM takes them before -jar, an executable anywhere after its name.
        whole.addAll(1, settings.toList());
        Path log = directory.resolve(name.replace(' ', '-') + ".log");
        Running running = Running.start(name, whole, port, "/q/health/live", log);
        return new Subject(name, running, OF_THE_SERVICE, stores, collections);
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
        Running running = Running.start(FLOOR, command, port, "/", directory.resolve("floor.log"));
        return new Subject(FLOOR, running, OF_THE_FLOOR, stores, collections);
    }

    private static List<String> java(Path collections) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(System.getProperty("benchmark.java", "").split(" ")));
        command.removeIf(String::isEmpty);
        command.add("-Xlog:gc:file=" + collections);
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    boolean answers(Scenario scenario) {
        return scenarios.contains(scenario);
    }

    String token(Scenario scenario) {
        return stores.token(scenario);
    }

    Figures figures() {
        return new Figures(name, running.startUp, running.peakMebibytes(), Pauses.in(collections));
    }

    void close() {
        running.close();
    }
}
