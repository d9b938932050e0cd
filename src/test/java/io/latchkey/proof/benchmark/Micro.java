package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** The parts of a verification that need no store, each alone, by JMH. */
final class Micro {

    private static final int WARM_UP = 3;
    private static final TimeValue TIME = TimeValue.seconds(1);

    private final Path directory = Files.createDirectories(Path.of("target", "benchmark"));

    Micro() throws IOException {}

    void run() throws IOException, RunnerException {
        Options options = new OptionsBuilder()
                .include(Micro.class.getPackageName() + "\\.(Code|Token)Benchmark")
                .forks(1)
                .warmupIterations(WARM_UP)
                .warmupTime(TIME)
                .measurementIterations(Sizes.given().rounds())
                .measurementTime(TIME)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(directory.resolve("micro.json").toString())
                .build();
        String table = table(new Runner(options).run());
        System.out.println(table);
        Files.writeString(directory.resolve("micro.md"), table);
    }

    private static String table(Collection<RunResult> results) {
        List<String> lines = new ArrayList<>(List.of("| | each µs | ± |", "|---|---:|---:|"));
        for (RunResult each : results) {
            String name = each.getParams().getBenchmark().replaceFirst(".*\\.(\\w+)Benchmark\\.", "$1: ");
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.3f | %.3f |",
                    name,
                    each.getPrimaryResult().getScore(),
                    each.getPrimaryResult().getScoreError()));
        }
        return String.join("\n", lines) + "\n";
    }
}
