package io.latchkey.proof.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The outcome that a client received. */
enum Outcome {
    /** Generated, expired, verified, created, changed, deleted. */
    DONE,
    USER_NOT_FOUND,
    USER_INACTIVE,
    ACTIVE_CODE_EXISTS,
    QUOTA_EXCEEDED,
    MISMATCH,
    EXPIRED,
    NO_ACTIVE_CODE,
    THROTTLED,
    USER_EXISTS,
    /** Other changes of the user came first, repeatedly. */
    BEATEN,
    /** 503. The transaction may have committed all the same. */
    UNAVAILABLE,
    /** The connection was lost or refused, or no answer came in time. */
    UNANSWERED,
    /** A 500, a 401 for a valid token, or a malformed body. */
    UNEXPECTED;

    /** If not, the operation may have happened or not. */
    boolean isAnswer() {
        return this != UNAVAILABLE && this != UNANSWERED && this != UNEXPECTED;
    }

    /** A comparison failed: the throttle counts it. */
    boolean isWrongCode() {
        return this == MISMATCH || this == EXPIRED || this == NO_ACTIVE_CODE;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Outcome> of(String word) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.word().equals(word))
                .findFirst();
    }
}
