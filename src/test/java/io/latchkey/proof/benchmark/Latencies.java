package io.latchkey.proof.benchmark;

/**
 * The load tool's result for one scenario in one round; latencies in microseconds.
 *
 * @param unexpected answers other than the scenario's
 * @param failed requests without an answer
 * @param remark number of answers by status, and the first unexpected answer
 */
record Latencies(
        long requests,
        double seconds,
        long p50,
        long p95,
        long p99,
        long p999,
        long unexpected,
        long failed,
        String remark) {

    /** @param line as {@code done} in load.lua writes it */
    static Latencies parse(String line) {
        String[] words = line.split("\t", 11);
        return new Latencies(
                Long.parseLong(words[1]),
                Long.parseLong(words[2]) / 1e6,
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]),
                Long.parseLong(words[6]),
                Long.parseLong(words[7]),
                Long.parseLong(words[8]),
                words[9] + words[10]);
    }

    double perSecond() {
        return requests / seconds;
    }
}
