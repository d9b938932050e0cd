package io.latchkey.proof.history;

import io.latchkey.domain.code.CodeText;
import java.util.SplittableRandom;

/**
 * The calls of one client. The first calls go to many users of its own, one call each: they warm the replicas up. Afterwards a
 * few calls in a row go to one user, then to another. Three in ten of these users are hot: every client calls the same few at
 * that time, so that clients compete for the six codes of each. Everything except the codes follows from the seed.
 */
final class FaultScript {

    private static final int FIRST_CALLS = 36;
    private static final int HOT_USERS = 8;
    private static final int CALLS_PER_TURN = 40;
    private static final int[] HOURS = {1, 1, 2, 24};

    private final SplittableRandom random;
    private final KnownCodes knownCodes;
    private final int client;
    private final int users;
    private int calls;
    private int left;
    private int user;

    /** @param client its number, part of the ids of its requests */
    FaultScript(int client, SplittableRandom random, KnownCodes knownCodes, int users) {
        this.client = client;
        this.random = random;
        this.knownCodes = knownCodes;
        this.users = users;
    }

    static String userName(int number) {
        return "user-" + number;
    }

    Call next() {
        return call(calls < FIRST_CALLS ? firstVerb() : nextVerb());
    }

    private Verb firstVerb() {
        user = (calls * Workload.CLIENTS + client) % users;
        return calls % 2 == 0 ? Verb.GENERATE : Verb.VERIFY;
    }

    private Verb nextVerb() {
        if (left-- == 0) {
            left = random.nextInt(2, 8);
            user = random.nextInt(10) < 3 ? hot() : random.nextInt(users);
        }
        return verb(random.nextInt(100));
    }

    private Call call(Verb verb) {
        String code = verb == Verb.VERIFY ? code() : null;
        int hours = HOURS[random.nextInt(HOURS.length)];
        String id = "client" + client + "-" + calls++;
        return new Call(id, random.nextInt(ReplicasIT.REPLICAS), userName(user), verb, code, hours);
    }

    private int hot() {
        return (calls / CALLS_PER_TURN * HOT_USERS + random.nextInt(HOT_USERS)) % users;
    }

    private static Verb verb(int percent) {
        if (percent < 28) {
            return Verb.GENERATE;
        }
        if (percent < 74) {
            return Verb.VERIFY;
        }
        return percent < 89 ? Verb.EXPIRE : provisioning(percent);
    }

    /** Users exist and are active most of the time. */
    private static Verb provisioning(int percent) {
        if (percent < 92) {
            return Verb.DEACTIVATE;
        }
        if (percent < 96) {
            return Verb.REACTIVATE;
        }
        return percent < 97 ? Verb.DELETE : Verb.CREATE;
    }

    /** Mostly the newest code. Every fourth user also receives many guesses. */
    private String code() {
        int percent = random.nextInt(100);
        String wrong = CodeText.random(random).reveal();
        if (percent < (user % 4 == 0 ? 30 : 3)) {
            return wrong;
        }
        String user = userName(this.user);
        return (percent > 95 ? knownCodes.any(user, random) : knownCodes.newest(user)).orElse(wrong);
    }
}
