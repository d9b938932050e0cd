package io.latchkey.proof.history;

import java.util.List;
import java.util.Optional;

/**
 * Ten wrong codes an hour. This is independent of the order of other operations, because the service compares a code at one
 * moment and counts it at a later one: there is no comparison after ten answered wrong codes, and no throttling before ten
 * invoked ones.
 */
final class Throttling {

    private static final int LIMIT = 10;

    private Throttling() {}

    static Optional<Violation> violation(List<RecordedOperation> settled) {
        List<RecordedOperation> wrong =
                settled.stream().filter(RecordedOperation::isWrongCode).toList();
        return settled.stream()
                .filter(operation -> operation.verb() == Verb.VERIFY)
                .flatMap(operation -> kind(operation, wrong).stream()
                        .map(kind -> new Violation(kind, operation.user(), operation.toString(), settled)))
                .findFirst()
                .or(() -> tooMany(wrong));
    }

    private static Optional<Violation.Kind> kind(RecordedOperation operation, List<RecordedOperation> wrong) {
        if (operation.outcome() == Outcome.THROTTLED) {
            return wrong.stream()
                                    .filter(each -> each.beganBeforeTheEndOf(operation))
                                    .count()
                            < LIMIT
                    ? Optional.of(Violation.Kind.THROTTLED_WITHOUT_CAUSE)
                    : Optional.empty();
        }
        return wrong.stream().filter(each -> each.endedBefore(operation)).count() >= LIMIT
                ? Optional.of(Violation.Kind.COMPARED_DESPITE_THROTTLE)
                : Optional.empty();
    }

    private static Optional<Violation> tooMany(List<RecordedOperation> wrong) {
        return wrong.size() <= LIMIT
                ? Optional.empty()
                : Optional.of(new Violation(
                        Violation.Kind.COMPARED_DESPITE_THROTTLE,
                        wrong.get(0).user(),
                        wrong.size() + " wrong codes",
                        wrong));
    }
}
