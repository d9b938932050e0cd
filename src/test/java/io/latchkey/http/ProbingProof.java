package io.latchkey.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Samples;
import io.latchkey.testing.SlowInstallation;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * An attacker who guesses codes learns nothing from the time of a response.
 *
 * <p>A hash takes 10 ms here, so that a missing hash is visible on a busy machine too. The users take turns within one run, in
 * another order in each round: what slows the machine down slows all of them.
 */
@QuarkusTest
@TestProfile(SlowInstallation.class)
class ProbingProof extends ProbingTest {

    /** Below the throttle. */
    private static final int GUESSES_PER_USER = 8;

    private static final int USERS = 15;
    private static final int WARM_UP = 2 * GUESSES_PER_USER;

    private final Random order = new Random(2026);

    /**
     * If nothing differs, the probability is one half, with a standard deviation of 0.04 for so many samples. If one user costs
     * no hash, it is nearly 0 or 1.
     */
    @Test
    void times_revealNothing() {
        Map<Someone, Samples> times = measure();
        for (Someone one : Someone.values()) {
            for (Someone other : Someone.values()) {
                double chance = times.get(one).isShorterThan(times.get(other));
                assertTrue(chance > 0.25 && chance < 0.75, one + " < " + other + ": " + chance + " of " + times);
                double apart = Math.abs(
                        times.get(one).quantile(0.25) - times.get(other).quantile(0.25));
                double noise = times.get(one).spread() + times.get(other).spread();
                assertTrue(apart < noise, one + " and " + other + " are apart: " + times);
            }
        }
    }

    private Map<Someone, Samples> measure() {
        Map<Someone, List<String>> users = new EnumMap<>(Someone.class);
        for (Someone someone : Someone.values()) {
            users.put(
                    someone,
                    IntStream.range(0, USERS).mapToObj(i -> someone.user.get()).toList());
        }
        List<Someone> turns = new ArrayList<>(Arrays.asList(Someone.values()));
        int rounds = USERS * GUESSES_PER_USER;
        Map<Someone, double[]> times = new EnumMap<>(Someone.class);
        turns.forEach(someone -> times.put(someone, new double[rounds]));
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(turns, order);
            for (Someone someone : turns) {
                times.get(someone)[round] = time(users.get(someone).get(round % USERS));
            }
        }
        return samples(times);
    }

    private static Map<Someone, Samples> samples(Map<Someone, double[]> times) {
        Map<Someone, Samples> samples = new EnumMap<>(Someone.class);
        times.forEach((someone, values) ->
                samples.put(someone, new Samples(Arrays.copyOfRange(values, WARM_UP, values.length))));
        return samples;
    }

    private double time(String user) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = guess(user);
        long time = System.nanoTime() - begun;
        assertEquals(200, answer.statusCode(), answer::body);
        return time;
    }
}
