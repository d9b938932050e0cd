package io.latchkey.http;

import static io.latchkey.testing.Calls.VERIFY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Calls;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import io.latchkey.testing.Samples;
import io.latchkey.testing.SlowInstallation;
import io.latchkey.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An attacker who guesses codes learns from a response only whether the code is right, and nothing from its time.
 *
 * <p>A hash takes 10 ms here, so that a missing one is visible on a busy machine too. One run alternates between all cases,
 * in another order each time, so that a slow machine slows all of them.
 */
@QuarkusTest
@TestProfile(SlowInstallation.class)
class ProbingTest {

    /** Below the throttle. */
    private static final int GUESSES_PER_USER = 8;

    private static final int USERS = 15;
    private static final int WARM_UP = 2 * GUESSES_PER_USER;

    private enum Someone {
        WITH_A_CODE(() -> {
            String user = People.activeUser();
            Calls.newCode(user);
            return user;
        }),
        WITH_AN_EXPIRED_CODE(() -> {
            String user = People.activeUser();
            Calls.newCode(user);
            Calls.expire(user);
            return user;
        }),
        WITHOUT_A_CODE(People::activeUser),
        /** Directly in the database, so that the service does not end the code. */
        INACTIVE(() -> {
            String user = People.activeUser();
            Calls.newCode(user);
            People.deactivate(user);
            return user;
        }),
        UNKNOWN(People::nobody);

        private final Supplier<String> user;

        Someone(Supplier<String> user) {
            this.user = user;
        }
    }

    @TestHTTPResource
    URI server;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random order = new Random(2026);
    private String token;

    @BeforeEach
    void token() {
        token = Tokens.pipeline().sign();
    }

    @Test
    void responses_areIdentical() {
        Map<Someone, HttpResponse<String>> answers = new EnumMap<>(Someone.class);
        for (Someone someone : Someone.values()) {
            answers.put(someone, guess(someone.user.get()));
        }
        assertEquals(
                "{\"verified\":false,\"reason\":\"mismatch\"}",
                answers.get(Someone.WITH_A_CODE).body());
        Set<String> others = answers.entrySet().stream()
                .filter(answer -> answer.getKey() != Someone.WITH_A_CODE)
                .map(answer -> answer.getValue().body())
                .collect(Collectors.toSet());
        assertEquals(Set.of("{\"verified\":false,\"reason\":\"no_active_code\"}"), others);
        assertEquals(
                1,
                answers.values().stream()
                        .map(answer -> answer.headers().map().keySet())
                        .distinct()
                        .count());
    }

    /**
     * Without a difference the probability is one half, ±0.04 for this number of samples (one standard deviation). A missing
     * hash makes it nearly 0 or 1.
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

    private HttpResponse<String> guess(String user) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(VERIFY.replace("{userId}", user)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"code\":\"" + CodeCalls.wrong() + "\"}"))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
