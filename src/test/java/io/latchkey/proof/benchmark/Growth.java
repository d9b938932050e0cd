package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Compares the service with a thousand users and with a million, each on its own stores, under the same load in turn: any
 * difference is due to the amount of data.
 */
final class Growth {

    private final Path directory = Files.createDirectories(Path.of("target", "benchmark"));
    private final Results results = new Results();
    private final Wrk wrk = new Wrk(directory);

    Growth() throws IOException {}

    void run() throws IOException, SQLException {
        Wrk.require();
        System.out.printf("Loading %s%n", Sizes.large());
        Installation large = Installation.start(Sizes.large(), wrk, directory);
        Installation small = Installation.start(Sizes.small(), wrk, directory);
        List<Installation> both = List.of(small, large);
        both.forEach(Installation::introduce);
        for (int round = 1 - large.sizes().warmUp(); round <= large.sizes().rounds(); round++) {
            round(round, small, large);
        }
        new GrowthReport(results, small.subject().name(), large.subject().name()).write(directory);
        explain(large);
        both.forEach(each -> each.subject().close());
    }

    /** Loads the thousand users anew before each scenario, because a load uses up codes or adds events. */
    private void round(int round, Installation small, Installation large) throws SQLException {
        for (Scenario scenario : Scenario.GROWING) {
            small.load();
            for (Installation each : List.of(small, large)) {
                BenchmarkSample sample = each.measure(scenario);
                System.out.printf("%d %s%n", round, sample);
                results.add(round, sample);
            }
        }
    }

    /** Begins after the service has reconnected. */
    private void explain(Installation large) throws IOException, SQLException {
        try (PlanLog log = PlanLog.of(large.subject().stores().database())) {
            large.introduce();
            for (Scenario scenario : Scenario.GROWING) {
                Path file = directory.resolve("plans-" + scenario.name().toLowerCase(Locale.ROOT) + ".txt");
                Files.writeString(file, log.during(() -> large.touch(scenario)));
            }
        }
    }
}
