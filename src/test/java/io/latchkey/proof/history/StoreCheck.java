package io.latchkey.proof.history;

import static java.util.stream.Collectors.groupingBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks the final state of PostgreSQL: it has every acknowledged code, at most one is active, and each end has its event. */
final class StoreCheck {

    private final Map<String, List<RecordedCode>> codes;
    private final Map<String, List<TrailEvent>> generated;
    private final Map<String, List<TrailEvent>> expired;

    StoreCheck(List<RecordedCode> codes, RecordedTrail trail) {
        this.codes = codes.stream()
                .sorted(Comparator.comparing(RecordedCode::issuedAt))
                .collect(groupingBy(RecordedCode::user));
        this.generated = trail.successes(Verb.GENERATE);
        this.expired = trail.successes(Verb.EXPIRE);
    }

    Stream<Violation> violations(List<RecordedOperation> history) {
        Stream<Violation> lost = history.stream()
                .filter(operation -> operation.is(Verb.GENERATE, Outcome.DONE))
                .filter(operation -> !isStored(operation))
                .map(operation -> new Violation(
                        Violation.Kind.LOST_CODE, operation.user(), operation.toString(), of(operation.user())));
        Stream<String> users = Stream.of(codes, generated, expired)
                .flatMap(each -> each.keySet().stream())
                .distinct();
        return Stream.concat(lost, users.flatMap(user -> overlap(user).or(() -> uneven(user)).stream()));
    }

    private List<RecordedCode> of(String user) {
        return codes.getOrDefault(user, List.of());
    }

    private boolean isStored(RecordedOperation generation) {
        Answer answer = generation.answer();
        return of(generation.user()).stream()
                .anyMatch(code -> code.issuedAt().equals(answer.issuedAt())
                        && !code.endsAt().isAfter(answer.endsAt()));
    }

    private Optional<Violation> overlap(String user) {
        List<RecordedCode> all = of(user);
        return Stream.iterate(1, i -> i < all.size(), i -> i + 1)
                .filter(i -> all.get(i).issuedAt().isBefore(all.get(i - 1).endsAt()))
                .findFirst()
                .map(i -> new Violation(
                        Violation.Kind.OVERLAPPING_CODES, user, all.get(i).toString(), all));
    }

    /** There must be as many codes as generations in the trail, and as many early ends as expiries. */
    private Optional<Violation> uneven(String user) {
        List<TrailEvent> generations = generated.getOrDefault(user, List.of());
        int expiries = expired.getOrDefault(user, List.of()).size();
        Set<Instant> planned = generations.stream()
                .flatMap(event -> event.expiresAt().stream())
                .collect(Collectors.toSet());
        long ended = of(user).stream()
                .map(RecordedCode::endsAt)
                .filter(end -> !planned.contains(end))
                .count();
        return generations.size() == of(user).size() && expiries == ended
                ? Optional.empty()
                : Optional.of(new Violation(
                        Violation.Kind.LOST_EVENT,
                        user,
                        "The store has %d codes, %d of them ended; the trail has %d generations and %d expiries"
                                .formatted(of(user).size(), ended, generations.size(), expiries),
                        of(user)));
    }
}
