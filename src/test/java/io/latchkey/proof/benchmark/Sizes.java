package io.latchkey.proof.benchmark;

import java.time.Duration;

/**
 * How much of everything; each a system property {@code benchmark.<name>}.
 *
 * @param users who have no code
 * @param codes live ones, each of a user of its own
 * @param first more of them, each of which is presented once
 * @param issuing users who are given a code and lose it again, six times an hour at most
 * @param events audit events that are there before, of each user as many
 * @param months that these events are spread over
 * @param warmUp rounds that come first and do not count
 * @param rounds of which the median counts
 * @param round how long each scenario is driven in each round
 * @param connections of the load tool
 */
record Sizes(
        int users,
        int codes,
        int first,
        int issuing,
        long events,
        int months,
        int warmUp,
        int rounds,
        Duration round,
        int connections) {

    /** Of wrk: more would take the processors from what is measured. */
    static final int THREADS = 2;

    /** Of the codes that are presented once, those of one load. */
    static final int FIRST = 5_000;

    private static final int ISSUING = 1_000;

    /** Of each other kind; in a larger population every tenth, say. */
    static final int ASKED = 10_000;

    /** Some loads take new users each time, those of the warm-up too, of two services. */
    static Sizes given() {
        int warmUp = number("warmup", 3);
        int rounds = number("rounds", 5);
        int loads = 2 * (warmUp + rounds);
        return new Sizes(
                number("users", 10_000),
                number("codes", 10_000),
                loads * FIRST,
                loads * ISSUING,
                Long.getLong("benchmark.events", 500_000),
                number("months", 1),
                warmUp,
                rounds,
                seconds(5),
                number("connections", 32));
    }

    /** A thousand users in all, ten events of each. */
    static Sizes small() {
        return growth(300, 300, 400, 10_000);
    }

    /** A million users in all, a tenth of them with a code, ten events of each. */
    static Sizes large() {
        return growth(
                number("users", 870_000),
                number("codes", 100_000),
                30_000,
                Long.getLong("benchmark.events", 10_000_000));
    }

    private static Sizes growth(int users, int codes, int issuing, long events) {
        return new Sizes(
                users,
                codes,
                0,
                issuing,
                events,
                number("months", 12),
                number("warmup", 4),
                number("rounds", 5),
                seconds(2),
                number("connections", 32));
    }

    /** Of the users who are given codes, those of one load. */
    int issuingAtOnce() {
        return Math.min(issuing / 2, ISSUING);
    }

    int everyone() {
        return users + codes + first + issuing;
    }

    /** An empty property is none. */
    private static int number(String name, int otherwise) {
        return Integer.getInteger("benchmark." + name, otherwise);
    }

    private static Duration seconds(int otherwise) {
        return Duration.ofSeconds(number("seconds", otherwise));
    }
}
