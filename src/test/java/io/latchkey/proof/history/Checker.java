package io.latchkey.proof.history;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks every promise against everything that was observed.
 *
 * @param brokenChains of audit events, by user
 */
record Checker(Instant began, RecordedTrail trail, List<RecordedCode> codes, Map<String, String> brokenChains) {

    List<Violation> violations(List<RecordedOperation> history) {
        Stream<Violation> ofUsers =
                Settlement.of(history, trail).stream()
                        .collect(groupingBy(RecordedOperation::user))
                        .values()
                        .parallelStream()
                        .flatMap(Checker::ofUser);
        return Stream.of(
                        unexpected(history),
                        ofUsers,
                        new TrailCheck(trail).violations(history),
                        new StoreCheck(codes, trail).violations(history),
                        new TimeCheck(began).violations(history),
                        chains())
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Violation> ofUser(List<RecordedOperation> settled) {
        return Stream.of(Linearization.violation(settled), QuotaModel.violation(settled), Throttling.violation(settled))
                .flatMap(found -> found.stream());
    }

    private Stream<Violation> chains() {
        return brokenChains.entrySet().stream()
                .map(broken ->
                        new Violation(Violation.Kind.BROKEN_CHAIN, broken.getKey(), broken.getValue(), List.of()));
    }

    private static Stream<Violation> unexpected(List<RecordedOperation> history) {
        return history.stream()
                .filter(operation -> operation.outcome() == Outcome.UNEXPECTED)
                .map(operation ->
                        new Violation(Violation.Kind.UNEXPECTED_ANSWER, operation.user(), "", List.of(operation)));
    }
}
