package io.latchkey.proof.history;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The times in answers are PostgreSQL's, whose clock agrees with the clients': a code is issued between the invocation and the
 * answer, with the requested lifetime, and a session ends with its code. A replica with a clock that is an hour off changes
 * none of this.
 */
final class TimeCheck {

    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private final Instant began;

    /** @param began the time of day at the clients' zero */
    TimeCheck(Instant began) {
        this.began = began;
    }

    Stream<Violation> violations(List<RecordedOperation> history) {
        Map<String, Instant> ends = new HashMap<>();
        history.stream()
                .filter(operation -> operation.is(Verb.GENERATE, Outcome.DONE))
                .forEach(operation -> ends.put(
                        key(operation, operation.answer().code()),
                        operation.answer().endsAt()));
        return history.stream()
                .filter(operation -> operation.is(Verb.GENERATE, Outcome.DONE) && !isTimely(operation)
                        || operation.is(Verb.VERIFY, Outcome.DONE)
                                && !operation
                                        .answer()
                                        .endsAt()
                                        .equals(ends.get(
                                                key(operation, operation.call().code()))))
                .map(operation -> new Violation(
                        Violation.Kind.WRONG_TIME,
                        operation.user(),
                        operation.answer().toString(),
                        List.of(operation)));
    }

    private boolean isTimely(RecordedOperation generation) {
        Instant issuedAt = generation.answer().issuedAt();
        Duration lifetime = Duration.between(issuedAt, generation.answer().endsAt());
        return !issuedAt.isBefore(began.plusNanos(generation.invoked()).minus(TOLERANCE))
                && !issuedAt.isAfter(began.plusNanos(generation.responded()).plus(TOLERANCE))
                && lifetime.equals(Duration.ofHours(generation.call().hours()));
    }

    private static String key(RecordedOperation operation, String code) {
        return operation.user() + " " + code;
    }
}
