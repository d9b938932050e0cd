package io.latchkey.proof.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** All measurements after the warm-up. */
final class Results {

    private final List<BenchmarkSample> samples = new ArrayList<>();
    private final List<BenchmarkSample> atHalf = new ArrayList<>();
    private final List<Figures> figures = new ArrayList<>();

    void add(int round, BenchmarkSample sample) {
        if (round > 0) {
            samples.add(sample);
        }
    }

    void addAtHalf(BenchmarkSample sample) {
        atHalf.add(sample);
    }

    void add(Figures each) {
        figures.add(each);
    }

    List<Figures> figures() {
        return List.copyOf(figures);
    }

    List<BenchmarkSample> all() {
        return List.copyOf(samples);
    }

    List<String> subjects() {
        return samples.stream().map(BenchmarkSample::subject).distinct().toList();
    }

    boolean has(String subject, Scenario scenario) {
        return samples.stream().anyMatch(sample -> is(sample, subject, scenario));
    }

    double median(String subject, Scenario scenario, ToDoubleFunction<BenchmarkSample> figure) {
        return median(of(subject, scenario, figure));
    }

    double medianAtHalf(String subject, ToDoubleFunction<BenchmarkSample> figure) {
        return median(atHalf.stream()
                .filter(sample -> sample.subject().equals(subject))
                .mapToDouble(figure));
    }

    double least(String subject, Scenario scenario, ToDoubleFunction<BenchmarkSample> figure) {
        return of(subject, scenario, figure).min().orElseThrow();
    }

    double most(String subject, Scenario scenario, ToDoubleFunction<BenchmarkSample> figure) {
        return of(subject, scenario, figure).max().orElseThrow();
    }

    double sum(String subject, Scenario scenario, ToDoubleFunction<BenchmarkSample> figure) {
        return of(subject, scenario, figure).sum();
    }

    private DoubleStream of(String subject, Scenario scenario, ToDoubleFunction<BenchmarkSample> figure) {
        return samples.stream().filter(sample -> is(sample, subject, scenario)).mapToDouble(figure);
    }

    private static boolean is(BenchmarkSample sample, String subject, Scenario scenario) {
        return sample.subject().equals(subject) && sample.scenario() == scenario;
    }

    static double median(DoubleStream figures) {
        double[] sorted = figures.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
