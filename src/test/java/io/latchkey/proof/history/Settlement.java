package io.latchkey.proof.history;

import java.util.List;
import java.util.Optional;

/**
 * Decides what became of operations without an answer. Such an operation may have happened or not, at any time after its
 * invocation. Its audit event is part of the same transaction: an operation with an event happened, at an unknown moment, and
 * one without an event did not. If the trail is wrong about it, the answers to other operations contradict it.
 */
final class Settlement {

    private Settlement() {}

    /** Empty if it did not happen. */
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

    /** No client received the code. */
    private static RecordedOperation happened(RecordedOperation operation, Outcome outcome) {
        boolean generated = operation.verb() == Verb.GENERATE && outcome == Outcome.DONE;
        Answer answer =
                generated ? Answer.generated("the code of " + operation.call().id(), null, null) : Answer.of(outcome);
        return new RecordedOperation(operation.call(), operation.invoked(), RecordedOperation.NEVER, answer);
    }
}
