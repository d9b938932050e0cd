package io.latchkey.benchmark;

import java.time.Duration;

/**
 * How much of everything; each a system property {@code benchmark.<name>}.
 *
 * @param users who have no code
 * @param codes live ones, each of a user of its own
 * @param events audit events of these users that are there before
 * @param warmUp rounds that come first and do not count
 * @param rounds of which the median counts
 * @param round how long each scenario is driven in each round
 * @param connections of the load tool
 */
record Sizes(int users, int codes, long events, int warmUp, int rounds, Duration round, int connections) {

    /** Of wrk: more would take the processors from what is measured. */
    static final int THREADS = 2;

    static Sizes given() {
        return new Sizes(
                Integer.getInteger("benchmark.users", 10_000),
                Integer.getInteger("benchmark.codes", 10_000),
                Long.getLong("benchmark.events", 100_000),
                Integer.getInteger("benchmark.warmup", 3),
                Integer.getInteger("benchmark.rounds", 5),
                Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 5)),
                Integer.getInteger("benchmark.connections", 32));
    }

    /** Users who are given a code and lose it again, six times an hour at most: new ones for each time that is measured. */
    static final int ISSUING = 1_000;

    /** For every round, those of the warm-up too, of two services. */
    int issuing() {
        return 2 * (warmUp + rounds) * ISSUING;
    }
}
