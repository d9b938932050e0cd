package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the stores, the packaged service and the floor, drives every scenario of each in turn, round after round, so that
 * other load on the machine affects all of them alike, and writes the results.
 */
public final class Benchmark {

    /** Approximates independent callers: so many connections, each with such a pause. */
    private static final int PAUSING_CONNECTIONS = 128;

    private final Sizes sizes = Sizes.given();
    private final Path directory = Files.createDirectories(Path.of("target", "benchmark"));
    private final Results results = new Results();
    private final Wrk wrk = new Wrk(directory);
    private final BenchmarkPopulation population = new BenchmarkPopulation(sizes);

    private Benchmark() throws IOException {}

    /** Exits, because threads of the embedded stores and of the measured processes would keep this JVM alive. */
    public static void main(String... arguments) {
        try (InputStream settings = Benchmark.class.getResourceAsStream("/benchmark/settings.properties")) {
            System.getProperties().load(settings);
            run(System.getProperty("benchmark.kind"));
            System.exit(0);
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String kind) throws Exception {
        switch (kind) {
            case "speed" -> new Benchmark().run();
            case "growth" -> new Growth().run();
            case "replicas" -> new Replicas().run();
            case "micro" -> new Micro().run();
            default ->
                throw new IllegalArgumentException("benchmark.kind is speed, growth, replicas or micro, not " + kind);
        }
    }

    private void run() throws IOException, SQLException {
        Wrk.require();
        Stores stores = Stores.start();
        List<Subject> subjects = subjects(stores);
        print("Loading %s", sizes);
        stores.load(population);
        subjects.forEach(this::warmUp);
        for (int round = 1 - sizes.warmUp(); round <= sizes.rounds(); round++) {
            round(round, subjects);
            stores.forgetWrongCodes();
        }
        for (int round = 1; round <= sizes.rounds(); round++) {
            subjects.forEach(this::atHalf);
        }
        subjects.forEach(subject -> results.add(subject.figures()));
        subjects.forEach(Subject::close);
        BenchmarkReport.write(directory, sizes, results);
    }

    private List<Subject> subjects(Stores stores) throws IOException {
        List<Subject> subjects = new ArrayList<>(Subject.services(stores, directory));
        subjects.add(Subject.floor(stores, directory));
        return subjects;
    }

    /**
     * Before, the compilers, C2 above all, are not done with the hot path. The service also sees each code that is presented
     * often.
     */
    private void warmUp(Subject subject) {
        Duration time = sizes.round().multipliedBy(2L * sizes.warmUp());
        print("warm-up %s", measure(subject, Scenario.VERIFY_RIGHT, time, sizes.connections(), Duration.ZERO));
    }

    /** Rounds before the first are warm-up too: of the other scenarios, of pools, and of pages of the stores. */
    private void round(int round, List<Subject> subjects) {
        for (Scenario scenario : Scenario.values()) {
            for (Subject subject : subjects) {
                if (subject.answers(scenario)) {
                    BenchmarkSample sample =
                            measure(subject, scenario, sizes.round(), sizes.connections(), Duration.ZERO);
                    print("%d %s", round, sample);
                    results.add(round, sample);
                }
            }
        }
    }

    /** Half of the maximal rate: the latency for a caller of a service with spare capacity. */
    private void atHalf(Subject subject) {
        double rate = results.median(subject.name(), Scenario.VERIFY_RIGHT, BenchmarkSample::perSecond) / 2;
        Duration pause = Duration.ofMillis(Math.round(1_000 * PAUSING_CONNECTIONS / rate));
        BenchmarkSample sample = measure(subject, Scenario.VERIFY_RIGHT, sizes.round(), PAUSING_CONNECTIONS, pause);
        print("half %s", sample);
        results.addAtHalf(sample);
    }

    private BenchmarkSample measure(
            Subject subject, Scenario scenario, Duration time, int connections, Duration pause) {
        List<String> users = population.shifted(scenario.group);
        long most = (long) users.size() * scenario.perUser();
        return subject.measure(wrk, subject.load(scenario, time, connections, pause, most), users);
    }

    private static void print(String text, Object... parameters) {
        System.out.printf(text + "%n", parameters);
    }
}
