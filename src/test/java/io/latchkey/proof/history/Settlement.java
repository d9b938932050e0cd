package io.latchkey.proof.history;

import java.util.List;
import java.util.Optional;

/**
 * What became of operations without an answer. By itself each of them may have happened or not, at any time after its
 * invocation. But whatever happens is written down in the same transaction: an operation with an event did happen, at a moment
 * that nobody knows, and one without did not. Where the trail is wrong about it, what others were told will contradict it.
 */
final class Settlement {

    private Settlement() {}

    /** Nothing where it did not happen. */
    static Optional<RecordedOperation> of(RecordedOperation operation, RecordedTrail trail) {
        return operation.outcome().isAnswer()
                ? Optional.of(operation)
                : trail.of(operation.call()).stream()
                        .filter(event -> event.type().equals(operation.verb().eventType()))
                        .findFirst()
                        .flatMap(TrailEvent::outcome)
                        .map(outcome -> happened(operation, outcome));
    }

    static List<RecordedOperation> of(List<RecordedOperation> operations, RecordedTrail trail) {
        return operations.stream()
                .flatMap(operation -> of(operation, trail).stream())
                .toList();
    }

    /** Nobody learned the code. */
    private static RecordedOperation happened(RecordedOperation operation, Outcome outcome) {
        boolean generated = operation.verb() == Verb.GENERATE && outcome == Outcome.DONE;
        Answer answer =
                generated ? Answer.generated("the code of " + operation.call().id(), null, null) : Answer.of(outcome);
        return new RecordedOperation(operation.call(), operation.invoked(), RecordedOperation.NEVER, answer);
    }
}
