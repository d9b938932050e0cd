package io.latchkey.proof.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The trail has every acknowledged operation, done or refused, exactly once, and nothing else. */
final class TrailCheck {

    private static final List<String> NOTHING = List.of();
    private static final String ENDED = Verb.EXPIRE.eventType();

    private final RecordedTrail trail;

    TrailCheck(RecordedTrail trail) {
        this.trail = trail;
    }

    Stream<Violation> violations(List<RecordedOperation> history) {
        return Stream.concat(history.stream().flatMap(operation -> violation(operation).stream()), foreign(history));
    }

    private Optional<Violation> violation(RecordedOperation operation) {
        List<String> recorded = trail.of(operation.call()).stream()
                .map(TrailEvent::text)
                .sorted()
                .toList();
        List<List<String>> good =
                operation.outcome().isAnswer() ? answered(operation) : unanswered(operation, recorded);
        if (good.contains(recorded)) {
            return Optional.empty();
        }
        boolean lost = good.stream().allMatch(events -> events.size() > recorded.size());
        Violation.Kind kind = lost ? Violation.Kind.LOST_EVENT : Violation.Kind.WRONG_EVENT;
        return Optional.of(new Violation(kind, operation.user(), "The trail has " + recorded, List.of(operation)));
    }

    private static List<List<String>> answered(RecordedOperation operation) {
        Outcome outcome = operation.outcome();
        if (outcome == Outcome.DONE) {
            return done(operation.verb());
        }
        return switch (operation.verb()) {
            case GENERATE, VERIFY -> List.of(List.of(operation.verb().eventType() + " refused: " + outcome.word()));
            case EXPIRE, CREATE, DEACTIVATE, REACTIVATE, DELETE -> List.of(NOTHING);
        };
    }

    /** Empty if the operation changed nothing. Deactivating or deleting a user also ends the code. */
    private static List<List<String>> done(Verb verb) {
        List<String> alone = List.of(verb.eventType());
        List<String> withItsCode = List.of(ENDED, verb.eventType());
        return switch (verb) {
            case GENERATE, VERIFY, CREATE -> List.of(alone);
            case EXPIRE, REACTIVATE -> List.of(NOTHING, alone);
            case DEACTIVATE -> List.of(NOTHING, alone, withItsCode);
            case DELETE -> List.of(alone, withItsCode);
        };
    }

    /** Nothing, or the events that any answer would have. */
    private static List<List<String>> unanswered(RecordedOperation operation, List<String> recorded) {
        boolean refused = recorded.size() == 1
                && recorded.get(0).startsWith(operation.verb().eventType() + " refused: ");
        Stream<List<String>> refusal = refused ? Stream.of(recorded) : Stream.empty();
        return Stream.of(Stream.of(NOTHING), done(operation.verb()).stream(), refusal)
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Violation> foreign(List<RecordedOperation> history) {
        Map<String, String> users = new HashMap<>();
        history.forEach(operation -> users.put(operation.call().id(), operation.user()));
        return trail.byRequest().values().stream()
                .flatMap(List::stream)
                .filter(event -> !event.user().equals(users.get(event.requestId())))
                .map(event -> new Violation(Violation.Kind.FOREIGN_EVENT, event.user(), event.text(), List.of(event)));
    }
}
