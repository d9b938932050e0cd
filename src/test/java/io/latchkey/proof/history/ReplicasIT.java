package io.latchkey.proof.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.Proof;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * Three replicas keep every promise to many concurrent clients during faults. Other runs: {@code -Dhistory.seconds=600}, {@code
 * -Dhistory.seed=42}, {@code -Dhistory.users=10000}.
 */
class ReplicasIT {

    static final int REPLICAS = 3;

    /** The model counts six codes and ten wrong codes from the beginning, which must be less than an hour ago. */
    private static final long MAX_SECONDS = 50 * 60;

    private static final Path DIRECTORY = Path.of("target", "history");

    private final long seed =
            Long.getLong("history.seed", ThreadLocalRandom.current().nextInt(1_000_000));
    private final long seconds = Math.min(MAX_SECONDS, Long.getLong("history.seconds", Proof.ON ? 30 : 15));
    private final int users = Integer.getInteger("history.users", 3_000);

    @Test
    void history_isAllowedByTheModel() throws Exception {
        try (Cluster cluster = Cluster.start(REPLICAS, DIRECTORY)) {
            cluster.addUsers(users);
            HistoryReport report = run(cluster);
            Files.writeString(DIRECTORY.resolve("report.txt"), report.text());
            System.out.println(report.text());
            assertEquals(0, report.violations().size(), report::text);
        }
    }

    private HistoryReport run(Cluster cluster) throws Exception {
        HistoryCallers callers = new HistoryCallers(cluster.tokens());
        HistoryClient client = new HistoryClient(cluster.replicas(), callers);
        History history = new History(client);
        Workload workload = new Workload(history);
        List<Fault> faults = new KnownFaults(cluster, callers).all();
        workload.start(seed, users);
        List<Phase> phases = new Faults(history, seed).inject(faults, Duration.ofSeconds(seconds));
        workload.stop();
        workload.presentEveryCode();
        Evidence.awaitSilence(cluster.database());
        RecordedTrail trail = Evidence.trail(client);
        Checker checker = new Checker(
                history.began(), trail, Evidence.codes(cluster.database()), Evidence.brokenChains(cluster.database()));
        List<RecordedOperation> operations = history.operations();
        return new HistoryReport(title(), operations, trail, phases, checker.violations(operations));
    }

    private String title() {
        String clock = ReplicaClock.library().isPresent()
                ? ""
                : "  SKIPPED: libfaketime is not installed, so no fault \"" + KnownFaults.CLOCK + "\".";
        return "A history of %d s, -Dhistory.seed=%d, %d replicas.%s".formatted(seconds, seed, REPLICAS, clock);
    }
}
