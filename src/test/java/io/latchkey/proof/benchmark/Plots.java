package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Bars with their spread, as SVG, and a page with these and the table. Plotting libraries measure text with AWT, which a
 * headless JDK does not have.
 */
final class Plots {

    private static final int BAR = 18;
    private static final int LEFT = 300;
    private static final int WIDTH = 560;

    private final Results results;
    private final ToDoubleFunction<BenchmarkSample> figure;
    private final String unit;

    private Plots(Results results, ToDoubleFunction<BenchmarkSample> figure, String unit) {
        this.results = results;
        this.figure = figure;
        this.unit = unit;
    }

    static void write(Path directory, String table, Results results) throws IOException {
        String throughput = new Plots(results, BenchmarkSample::perSecond, "/s").svg();
        String p50 = new Plots(results, sample -> sample.latencies().p50() / 1e3, " ms").svg();
        String p99 = new Plots(results, sample -> sample.latencies().p99() / 1e3, " ms").svg();
        String cpu = new Plots(results, BenchmarkSample::cpuMicros, " µs").svg();
        Files.writeString(directory.resolve("throughput.svg"), throughput);
        Files.writeString(directory.resolve("p50.svg"), p50);
        Files.writeString(directory.resolve("p99.svg"), p99);
        Files.writeString(directory.resolve("cpu.svg"), cpu);
        Files.writeString(directory.resolve("report.html"), """
            <!doctype html><meta charset="utf-8"><title>Latchkey benchmark</title>
            <body style="font:15px sans-serif;max-width:60em;margin:2em auto">
            <h1>Latchkey benchmark</h1><h2>Requests per second</h2>%s<h2>Half wait no longer than</h2>%s
            <h2>99 of 100 wait no longer than</h2>%s<h2>CPU of the process per request</h2>%s<pre>%s</pre>
            """.formatted(throughput, p50, p99, cpu, table));
    }

    private String svg() {
        List<String> bars = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            for (String subject : results.subjects()) {
                if (results.has(subject, scenario)) {
                    bars.add(bar(bars.size() * (BAR + 6), subject, scenario));
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\">%s</svg>%n"
                .formatted(LEFT + WIDTH + 120, bars.size() * (BAR + 6), String.join("\n", bars));
    }

    /** The bar shows the median, the line across its end the minimum and the maximum. */
    private String bar(int y, String subject, Scenario scenario) {
        double median = results.median(subject, scenario, figure);
        double from = scaled(results.least(subject, scenario, figure));
        double to = scaled(results.most(subject, scenario, figure));
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s: %s</text><rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
                <path d="M%.1f %d H%.1f" stroke="black"/><text x="%.1f" y="%d">%.4g%s</text>\
                """,
                LEFT - 8,
                y + 14,
                subject,
                scenario.title,
                LEFT,
                y,
                scaled(median),
                BAR,
                colour(subject),
                LEFT + from,
                y + BAR / 2,
                LEFT + to,
                LEFT + Math.max(scaled(median), to) + 8,
                y + 14,
                median,
                unit);
    }

    private double scaled(double value) {
        double most = results.all().stream().mapToDouble(figure).max().orElse(1);
        return WIDTH * value / most;
    }

    private static String colour(String subject) {
        return switch (subject) {
            case Subject.SERVICE -> "#2b6cb0";
            case Subject.NATIVE -> "#2f855a";
            default -> "#a0aec0";
        };
    }
}
