package io.latchkey.proof.fuzz;

import io.latchkey.testing.Calls;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Users in every state. Most can receive a code. */
final class FuzzPopulation {

    /** Also an administrator, who generates a code for herself. */
    static final String SELF = "fuzz-self";

    private static final int QUOTA = 6;
    private static final int GUESSES = 10;

    private static final String THROTTLED = "fuzz-throttled";
    private static final String EXHAUSTED = "fuzz-exhausted";
    private static final List<String> INACTIVE = List.of("fuzz-inactive-1", "fuzz-inactive-2");
    private static final List<String> UNKNOWN = List.of("fuzz-unknown", "a@b.example", "~", "x".repeat(128), "-._:");

    private final List<String> active;

    private FuzzPopulation(List<String> active) {
        this.active = active;
    }

    /** Creates the users once per JVM. */
    static FuzzPopulation of(int users) {
        add("SELECT 'fuzz-' || n, 'fuzz-' || n || '@example.org', true FROM generate_series(1, " + users + ") n");
        add("VALUES ('" + SELF + "', '" + SELF + "', true)");
        INACTIVE.forEach(user -> add("VALUES ('" + user + "', '" + user + "', false)"));
        exhaust();
        throttle();
        return new FuzzPopulation(
                IntStream.rangeClosed(1, users).mapToObj(n -> "fuzz-" + n).toList());
    }

    private static void add(String users) {
        People.update("INSERT INTO users (id, user_name, active) " + users);
    }

    private static void exhaust() {
        add("VALUES ('" + EXHAUSTED + "', '" + EXHAUSTED + "', true)");
        for (int i = 0; i < QUOTA; i++) {
            Calls.newCode(EXHAUSTED);
            Calls.expire(EXHAUSTED);
        }
    }

    private static void throttle() {
        add("VALUES ('" + THROTTLED + "', '" + THROTTLED + "', true)");
        for (int i = 0; i < GUESSES; i++) {
            Calls.verify(THROTTLED, CodeCalls.wrong());
        }
    }

    /** Ids of users that an identity provider provisioned; some are unknown or invalid. */
    static Arbitrary<String> provisioned(int users) {
        add("SELECT 'fuzz-scim-' || n, 'fuzz-scim-' || n, true FROM generate_series(1, " + users + ") n");
        List<String> there =
                IntStream.rangeClosed(1, users).mapToObj(n -> "fuzz-scim-" + n).toList();
        return Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of(there)),
                Tuple.of(1, Arbitraries.of("fuzz-scim-unknown", "a%20b", "%00", "x".repeat(200))));
    }

    Arbitrary<String> ids() {
        return Arbitraries.frequencyOf(
                Tuple.of(20, Arbitraries.of(active)),
                Tuple.of(1, Arbitraries.of(INACTIVE)),
                Tuple.of(1, Arbitraries.of(UNKNOWN)),
                Tuple.of(1, Arbitraries.of(EXHAUSTED, THROTTLED)));
    }
}
