package io.latchkey.proof.history;

import io.latchkey.domain.code.CodeText;
import java.util.SplittableRandom;

/**
 * What one client does: at first one thing to each of so many users of its own, which warms the replicas up and makes the users
 * thousands; then a few things to one user, then to another. Three in ten of its users are of a handful that every client
 * has at that time, since it is the same people's turn for all; so each user's six codes are fought for once. All but the
 * codes, which nobody can foretell, follows from the seed.
 */
final class FaultScript {

    private static final int FIRST_CALLS = 36;
    private static final int HOT_USERS = 8;
    private static final int CALLS_PER_TURN = 40;
    private static final int[] HOURS = {1, 1, 2, 24};

    private final SplittableRandom random;
    private final KnownCodes wallet;
    private final int client;
    private final int users;
    private int calls;
    private int left;
    private int user;

    /** @param client its number, in the ids of its requests */
    FaultScript(int client, SplittableRandom random, KnownCodes wallet, int users) {
        this.client = client;
        this.random = random;
        this.wallet = wallet;
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

    /** More often there and active than not. */
    private static Verb provisioning(int percent) {
        if (percent < 92) {
            return Verb.DEACTIVATE;
        }
        if (percent < 96) {
            return Verb.REACTIVATE;
        }
        return percent < 97 ? Verb.DELETE : Verb.CREATE;
    }

    /** Mostly the newest; every fourth user is also guessed at. */
    private String code() {
        int percent = random.nextInt(100);
        String wrong = CodeText.random(random).reveal();
        if (percent < (user % 4 == 0 ? 30 : 3)) {
            return wrong;
        }
        String user = userName(this.user);
        return (percent > 95 ? wallet.any(user, random) : wallet.newest(user)).orElse(wrong);
    }
}
