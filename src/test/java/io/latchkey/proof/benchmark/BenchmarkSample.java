package io.latchkey.proof.benchmark;

/**
 * One scenario of one subject in one round.
 *
 * @param cpu processor time of the subject's process, in seconds
 */
record BenchmarkSample(String subject, Scenario scenario, Latencies latencies, double cpu) {

    double perSecond() {
        return latencies.perSecond();
    }

    double cpuMicros() {
        return cpu * 1e6 / latencies.requests();
    }

    double errors() {
        return latencies.unexpected() + latencies.failed();
    }

    @Override
    public String toString() {
        return "%-16s %-22s %7.0f/s p50 %6.2f p95 %6.2f p99 %6.2f p99.9 %6.2f ms, %4.0f us CPU each, errors %.0f  %s"
                .formatted(
                        subject,
                        scenario.title,
                        perSecond(),
                        latencies.p50() / 1e3,
                        latencies.p95() / 1e3,
                        latencies.p99() / 1e3,
                        latencies.p999() / 1e3,
                        cpuMicros(),
                        errors(),
                        latencies.remark());
    }
}
