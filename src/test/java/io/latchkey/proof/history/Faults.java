package io.latchkey.proof.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Injects faults in rounds. A round has every fault once, in an order that the seed decides, and calm after each. The first
 * fault waits until the replicas are warm: a cold JVM leaves requests unanswered without any fault.
 */
final class Faults {

    private static final int CALLS_TO_WARM_UP = 1_000;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);
    private static final Duration SHORTEST = Duration.ofMillis(1_800);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private static final Duration WHOLE_ROUND = Duration.ofSeconds(30);

    private final History history;
    private final Random random;
    private final List<Phase> phases = new ArrayList<>();

    Faults(History history, long seed) {
        this.history = history;
        this.random = new Random(seed);
    }

    /** At least one round. A history of less than 30 s has only as many faults as there is time for. */
    List<Phase> inject(List<Fault> faults, Duration duration) throws Exception {
        Duration each = each(faults, duration);
        warmUp();
        do {
            List<Fault> round = new ArrayList<>(faults);
            Collections.shuffle(round, random);
            for (Fault fault : round) {
                if (duration.compareTo(WHOLE_ROUND) >= 0 || history.now() < duration.toNanos()) {
                    inject(fault, each);
                    calm(each);
                }
            }
        } while (history.now() < duration.toNanos());
        return phases;
    }

    private static Duration each(List<Fault> faults, Duration duration) {
        Duration share = duration.minus(WARM_UP).dividedBy(2L * faults.size());
        return share.compareTo(SHORTEST) < 0 ? SHORTEST : share.compareTo(LONGEST) > 0 ? LONGEST : share;
    }

    private void warmUp() throws InterruptedException {
        while (history.size() < CALLS_TO_WARM_UP && history.now() < LONGEST_WARM_UP.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        phases.add(Phase.of("warming up", phases, history.now()));
    }

    private void calm(Duration each) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(each.toNanos());
        phases.add(Phase.of("calm", phases, history.now()));
    }

    private void inject(Fault fault, Duration each) throws Exception {
        fault.begin().run();
        try {
            TimeUnit.NANOSECONDS.sleep(each.toNanos());
        } finally {
            fault.end().run();
        }
        phases.add(Phase.of(fault.name(), phases, history.now()));
    }
}
