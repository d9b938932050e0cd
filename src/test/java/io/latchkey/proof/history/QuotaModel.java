package io.latchkey.proof.history;

import java.util.List;
import java.util.Optional;

/** Six codes an hour. A run takes less than an hour: there is never a seventh code, and no refusal before the sixth. */
final class QuotaModel {

    private static final int LIMIT = 6;

    private QuotaModel() {}

    static Optional<Violation> violation(List<RecordedOperation> settled) {
        List<RecordedOperation> generated = settled.stream()
                .filter(operation -> operation.is(Verb.GENERATE, Outcome.DONE))
                .toList();
        if (generated.size() > LIMIT) {
            return Optional.of(new Violation(
                    Violation.Kind.SEVENTH_CODE, generated.get(0).user(), generated.size() + " codes", generated));
        }
        return settled.stream()
                .filter(operation -> operation.is(Verb.GENERATE, Outcome.QUOTA_EXCEEDED))
                .filter(refused -> generated.stream()
                                .filter(each -> each.beganBeforeTheEndOf(refused))
                                .count()
                        < LIMIT)
                .findFirst()
                .map(refused -> new Violation(
                        Violation.Kind.REFUSED_WITHOUT_CAUSE, refused.user(), refused.toString(), settled));
    }
}
