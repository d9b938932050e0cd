package io.latchkey.proof.benchmark;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The result of so many replicas in one round, each under its own load. */
record ReplicaSample(int replicas, List<Latencies> latencies, Costs costs) {

    double perSecond() {
        return latencies.stream().mapToDouble(Latencies::perSecond).sum();
    }

    double requests() {
        return latencies.stream().mapToLong(Latencies::requests).sum();
    }

    double errors() {
        return latencies.stream()
                .mapToLong(each -> each.unexpected() + each.failed())
                .sum();
    }

    /** The slowest replica's, in milliseconds. */
    double p50() {
        return latencies.stream().mapToLong(Latencies::p50).max().orElseThrow() / 1e3;
    }

    double p99() {
        return latencies.stream().mapToLong(Latencies::p99).max().orElseThrow() / 1e3;
    }

    /** Processor time of each request, in microseconds. */
    double micros(ToDoubleFunction<Costs> of) {
        return of.applyAsDouble(costs) * 1e6 / requests();
    }

    @Override
    public String toString() {
        return "%d replicas: %.0f/s, p50 %.1f ms, errors %.0f, CPU us each: service %.0f PostgreSQL %.0f Redis %.1f wrk %.0f"
                .formatted(
                        replicas,
                        perSecond(),
                        p50(),
                        errors(),
                        micros(Costs::service),
                        micros(Costs::postgres),
                        micros(Costs::redis),
                        micros(Costs::loadTool));
    }
}
