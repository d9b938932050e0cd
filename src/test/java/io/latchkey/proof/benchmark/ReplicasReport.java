package io.latchkey.proof.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The rate and the cost of each number of replicas, and the processors that ten thousand verifications a second would need. */
record ReplicasReport(Sizes sizes, List<ReplicaSample> samples, long connections) {

    private static final int WANTED = 10_000;

    /** Above this utilisation of a processor, queueing dominates latency. */
    private static final double BUSY = 0.7;

    void write(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("%d connections of the load tool in all; CPU in microseconds for each verification of a right code."
                .formatted(sizes.connections()));
        lines.add("");
        lines.add(
                "| replicas | per second | p50 ms | p99 ms | CPU of the service | PostgreSQL | Redis | wrk | all | errors |");
        lines.add("|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        samples.stream().mapToInt(ReplicaSample::replicas).distinct().forEach(many -> lines.add(line(many)));
        lines.add("");
        lines.addAll(arithmetic(most()));
        String table = String.join("\n", lines) + "\n";
        System.out.println(table);
        Files.writeString(directory.resolve("replicas.md"), table);
    }

    private int most() {
        return samples.stream().mapToInt(ReplicaSample::replicas).max().orElseThrow();
    }

    private String line(int many) {
        return text(
                "| %d | %.0f | %.1f | %.1f | %.0f | %.0f | %.1f | %.0f | %.0f | %.0f |",
                many,
                median(many, ReplicaSample::perSecond),
                median(many, ReplicaSample::p50),
                median(many, ReplicaSample::p99),
                median(many, sample -> sample.micros(Costs::service)),
                median(many, sample -> sample.micros(Costs::postgres)),
                median(many, sample -> sample.micros(Costs::redis)),
                median(many, sample -> sample.micros(Costs::loadTool)),
                median(many, sample -> sample.micros(Costs::all)),
                median(many, ReplicaSample::errors));
    }

    private List<String> arithmetic(int many) {
        return List.of(
                text(
                        "%,d verifications a second, processors of this kind no more than %.0f %% busy:",
                        WANTED, 100 * BUSY),
                "",
                text("- services: %.1f processors", processors(many, Costs::service)),
                text("- PostgreSQL: %.1f processors", processors(many, Costs::postgres)),
                text("- Redis: %.2f processors", processors(many, Costs::redis)),
                text("- connections to PostgreSQL: %d of each replica", connections));
    }

    private double processors(int many, ToDoubleFunction<Costs> of) {
        return median(many, sample -> sample.micros(of)) * WANTED / 1e6 / BUSY;
    }

    private double median(int many, ToDoubleFunction<ReplicaSample> figure) {
        return Results.median(
                samples.stream().filter(sample -> sample.replicas() == many).mapToDouble(figure));
    }

    private static String text(String format, Object... parameters) {
        return String.format(Locale.ROOT, format, parameters);
    }
}
