package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Every endpoint with few users and with many, side by side. */
record GrowthReport(Results results, String small, String large) {

    /** A larger difference is reported as growth. */
    private static final double TOLERANCE = 0.15;

    void write(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| | per second: %s | %s | ratio | p50 ms: %s | %s | ratio | errors | |"
                .formatted(small, large, small, large));
        lines.add("|---|---:|---:|---:|---:|---:|---:|---:|---|");
        for (Scenario scenario : Scenario.GROWING) {
            lines.add(line(scenario));
        }
        String table = String.join("\n", lines) + "\n";
        System.out.println(table);
        Files.writeString(directory.resolve("growth.md"), table);
        Files.write(
                directory.resolve("growth-samples.txt"),
                results.all().stream().map(BenchmarkSample::toString).toList());
    }

    private String line(Scenario scenario) {
        double before = median(small, scenario, BenchmarkSample::perSecond);
        double after = median(large, scenario, BenchmarkSample::perSecond);
        double waitedBefore = median(small, scenario, GrowthReport::p50);
        double waitedAfter = median(large, scenario, GrowthReport::p50);
        boolean within = after / before >= 1 - TOLERANCE && waitedAfter / waitedBefore <= 1 + TOLERANCE;
        double errors = results.sum(small, scenario, BenchmarkSample::errors)
                + results.sum(large, scenario, BenchmarkSample::errors);
        return String.format(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.2f | %.1f | %.1f | %.2f | %.0f | %s |",
                scenario.title,
                before,
                after,
                after / before,
                waitedBefore,
                waitedAfter,
                waitedAfter / waitedBefore,
                errors,
                within ? "" : "grows");
    }

    private double median(String subject, Scenario scenario, ToDoubleFunction<BenchmarkSample> figure) {
        return results.median(subject, scenario, figure);
    }

    private static double p50(BenchmarkSample sample) {
        return sample.latencies().p50() / 1e3;
    }
}
