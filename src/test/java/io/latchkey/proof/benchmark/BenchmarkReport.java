package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table, the plots and every single measurement, as files. */
final class BenchmarkReport {

    private BenchmarkReport() {}

    static void write(Path directory, Sizes sizes, Results results) throws IOException {
        String table =
                String.join("\n\n", machine(sizes), throughput(results), processes(results), ratios(results)) + "\n";
        System.out.println(table);
        Files.writeString(directory.resolve("report.md"), table);
        Files.write(
                directory.resolve("samples.txt"),
                results.all().stream().map(BenchmarkSample::toString).toList());
        Plots.write(directory, table, results);
    }

    private static String machine(Sizes sizes) {
        return text(
                "%d processors, %s %s, Java %s. %s.",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version(),
                sizes);
    }

    private static String throughput(Results results) {
        List<String> lines = new ArrayList<>();
        lines.add("| | | per second | least–most | p50 ms | p95 | p99 | p99.9 | CPU µs | errors |");
        lines.add("|---|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (String subject : results.subjects()) {
            for (Scenario scenario : Scenario.values()) {
                if (results.has(subject, scenario)) {
                    lines.add(line(results, subject, scenario));
                }
            }
        }
        return String.join("\n", lines);
    }

    private static String line(Results results, String subject, Scenario scenario) {
        return text(
                "| %s | %s | %.0f | %.0f–%.0f | %.1f | %.1f | %.1f | %.1f | %.0f | %.0f |",
                subject,
                scenario.title,
                results.median(subject, scenario, BenchmarkSample::perSecond),
                results.least(subject, scenario, BenchmarkSample::perSecond),
                results.most(subject, scenario, BenchmarkSample::perSecond),
                results.median(subject, scenario, sample -> sample.latencies().p50() / 1e3),
                results.median(subject, scenario, sample -> sample.latencies().p95() / 1e3),
                results.median(subject, scenario, sample -> sample.latencies().p99() / 1e3),
                results.median(subject, scenario, sample -> sample.latencies().p999() / 1e3),
                results.median(subject, scenario, BenchmarkSample::cpuMicros),
                results.sum(subject, scenario, BenchmarkSample::errors));
    }

    private static String processes(Results results) {
        List<String> lines = new ArrayList<>();
        lines.add("| | first answer ms | memory MiB | collections | longest ms | full | longest ms |"
                + " at half: per second | p50 ms | p99 ms |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        results.figures().forEach(each -> lines.add(line(results, each)));
        return String.join("\n", lines);
    }

    private static String line(Results results, Figures each) {
        return text(
                "| %s | %d | %.0f | %d | %.1f | %d | %.1f | %.0f | %.1f | %.1f |",
                each.subject(),
                each.startUp().toMillis(),
                each.peakMebibytes(),
                each.pauses().count(),
                each.pauses().longest(),
                each.pauses().full(),
                each.pauses().longestFull(),
                results.medianAtHalf(each.subject(), BenchmarkSample::perSecond),
                results.medianAtHalf(
                        each.subject(), sample -> sample.latencies().p50() / 1e3),
                results.medianAtHalf(
                        each.subject(), sample -> sample.latencies().p99() / 1e3));
    }

    /** Ratios of medians over rounds in which both had their turns. */
    private static String ratios(Results results) {
        double floor = results.median(Subject.FLOOR, Scenario.VERIFY_RIGHT, BenchmarkSample::perSecond);
        double constant = results.median(Subject.FLOOR, Scenario.CONSTANT, BenchmarkSample::perSecond);
        List<String> lines = new ArrayList<>();
        for (String subject : results.subjects()) {
            double right = results.median(subject, Scenario.VERIFY_RIGHT, BenchmarkSample::perSecond);
            lines.add(text(
                    "%s: verify is %.2f of the floor, %.2f of a constant answer",
                    subject, right / floor, right / constant));
        }
        return String.join("  \n", lines);
    }

    private static String text(String format, Object... parameters) {
        return String.format(Locale.ROOT, format, parameters);
    }
}
