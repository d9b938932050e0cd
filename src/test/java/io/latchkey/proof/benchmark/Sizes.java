package io.latchkey.proof.benchmark;

import java.time.Duration;

/**
 * The sizes of a run. Each is a system property {@code benchmark.<name>}.
 *
 * @param users without a code
 * @param codes active ones, each of another user
 * @param first more active codes, each of which is presented once
 * @param issuing users who receive a code and lose it again, at most six times an hour
 * @param events audit events loaded before, the same number for each user
 * @param months that these events are spread over
 * @param warmUp rounds before the measured ones
 * @param rounds measured; their median is the figure
 * @param round duration of each scenario in each round
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

    /** Threads of wrk. More would take processors from the measured process. */
    static final int THREADS = 2;

    /** Codes of one load that are presented once. */
    static final int FIRST = 5_000;

    private static final int ISSUING = 1_000;

    /** Users of one load of each other kind. A larger population is sampled evenly. */
    static final int ASKED = 10_000;

    /** Some loads need new users each time, also in the warm-up, for two services. */
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

    /** A thousand users with ten events each. */
    static Sizes small() {
        return growth(300, 300, 400, 10_000);
    }

    /** A million users with ten events each, a tenth of them with a code. */
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

    /** Users of one load who receive codes. */
    int issuingAtOnce() {
        return Math.min(issuing / 2, ISSUING);
    }

    int everyone() {
        return users + codes + first + issuing;
    }

    /** An empty property is like a missing one. */
    private static int number(String name, int otherwise) {
        return Integer.getInteger("benchmark." + name, otherwise);
    }

    private static Duration seconds(int otherwise) {
        return Duration.ofSeconds(number("seconds", otherwise));
    }
}
