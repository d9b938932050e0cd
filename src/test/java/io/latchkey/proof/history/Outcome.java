package io.latchkey.proof.history;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client was told. */
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
    /** Other changes of the user came first, again and again. */
    BEATEN,
    /** 503: a commit whose answer was lost may be behind it. */
    UNAVAILABLE,
    /** The connection was lost or refused, or nobody answered in time. */
    UNANSWERED,
    /** A 500, a 401 to a good token, a body that is none. */
    UNEXPECTED;

    /** Otherwise it may have happened or not. */
    boolean isAnswer() {
        return this != UNAVAILABLE && this != UNANSWERED && this != UNEXPECTED;
    }

    /** A code was compared and found wrong: what the throttle counts. */
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
