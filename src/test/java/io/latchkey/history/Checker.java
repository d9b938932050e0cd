package io.latchkey.history;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Every promise, held against everything that was seen. */
record Checker(Instant began, Trail trail, List<StoredCode> codes) {

    List<Violation> violations(List<Operation> history) {
        Stream<Violation> ofUsers =
                Settlement.of(history, trail).stream().collect(groupingBy(Operation::user)).values().parallelStream()
                        .flatMap(Checker::ofUser);
        return Stream.of(
                        unexpected(history),
                        ofUsers,
                        new TrailCheck(trail).violations(history),
                        new StoreCheck(codes, trail).violations(history),
                        new TimeCheck(began).violations(history))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Violation> ofUser(List<Operation> settled) {
        return Stream.of(Linearization.violation(settled), Quota.violation(settled), Throttling.violation(settled))
                .flatMap(found -> found.stream());
    }

    private static Stream<Violation> unexpected(List<Operation> history) {
        return history.stream()
                .filter(operation -> operation.outcome() == Outcome.UNEXPECTED)
                .map(operation ->
                        new Violation(Violation.Kind.UNEXPECTED_ANSWER, operation.user(), "", List.of(operation)));
    }
}
