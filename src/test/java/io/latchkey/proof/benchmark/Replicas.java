package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * One, two and three replicas on the same stores, in turn: what a right code costs each process. More replicas on one machine
 * do not increase the rate. The processor time of each request shows what grows with them and what does not.
 */
final class Replicas {

    private static final int MOST = 3;

    /** Each replica hashes each code when it sees it first. */
    private static final Duration LONGEST_INTRODUCTION = Duration.ofMinutes(2);

    private final Sizes sizes = Sizes.given();
    private final Path directory = Files.createDirectories(Path.of("target", "benchmark"));
    private final Wrk wrk = new Wrk(directory);
    private final BenchmarkPopulation population = new BenchmarkPopulation(sizes);
    private final Stores stores = Stores.start();
    private final Executor atATime = Executors.newFixedThreadPool(MOST);
    private final List<Subject> replicas = new ArrayList<>();
    private final List<ReplicaSample> samples = new ArrayList<>();

    Replicas() throws IOException, SQLException {}

    void run() throws IOException, SQLException {
        Wrk.require();
        for (int number = 1; number <= MOST; number++) {
            replicas.add(Subject.onJvm("replica " + number, stores, directory));
        }
        stores.load(population);
        drive(MOST, LONGEST_INTRODUCTION, sizes.codes());
        for (int round = 1 - sizes.warmUp(); round <= sizes.rounds(); round++) {
            round(round);
        }
        new ReplicasReport(sizes, samples, stores.connections() / MOST).write(directory);
        replicas.forEach(Subject::close);
    }

    private void round(int round) throws SQLException {
        for (int many = 1; many <= MOST; many++) {
            Costs before = costs();
            List<Latencies> latencies = drive(many, sizes.round(), 0);
            ReplicaSample sample = new ReplicaSample(many, latencies, costs().since(before));
            System.out.printf("%d %s%n", round, sample);
            if (round > 0) {
                samples.add(sample);
            }
        }
    }

    /** All replicas together have the same number of connections, however many replicas there are. */
    private List<Latencies> drive(int many, Duration time, long most) {
        return IntStream.range(0, many)
                .mapToObj(replica ->
                        CompletableFuture.supplyAsync(() -> drive(replicas.get(replica), many, time, most), atATime))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    /** Every replica serves every user: the list is the same for all, from a random start. */
    private Latencies drive(Subject replica, int many, Duration time, long most) {
        Scenario right = Scenario.VERIFY_RIGHT;
        return wrk.drive(
                replica.load(right, time, sizes.connections() / many, Duration.ZERO, most),
                population.shifted(right.group));
    }

    private Costs costs() throws SQLException {
        return new Costs(
                replicas.stream()
                        .mapToDouble(replica -> replica.running().cpuSeconds())
                        .sum(),
                ProcessorTime.ofAll(stores.database().pid()),
                ProcessorTime.of(stores.redis().pid()),
                ProcessorTime.ofEnded(ProcessHandle.current().pid()));
    }
}
