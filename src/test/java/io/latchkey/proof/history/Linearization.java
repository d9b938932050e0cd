package io.latchkey.proof.history;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Searches for an order of a user's operations that the model allows and in which an operation comes after all that were
 * answered before its invocation. Wing and Gong's search with Lowe's cache of configurations: depth first, and never twice the
 * same set of done operations with the same state.
 */
final class Linearization {

    private static final int MAX_CONFIGURATIONS = 500_000;

    private final List<RecordedOperation> operations;
    private final Set<Configuration> seen = new HashSet<>();
    private Configuration deepest = new Configuration(new BitSet(), UserState.AT_FIRST);

    private Linearization(List<RecordedOperation> operations) {
        this.operations = operations.stream()
                .sorted(Comparator.comparingLong(RecordedOperation::invoked))
                .toList();
    }

    private record Configuration(BitSet done, UserState state) {}

    /** Empty if there is such an order. */
    static Optional<Violation> violation(List<RecordedOperation> settled) {
        Linearization search = new Linearization(settled);
        return search.canFinish(new BitSet(), UserState.AT_FIRST) ? Optional.empty() : Optional.of(search.violation());
    }

    private boolean canFinish(BitSet done, UserState state) {
        placeObservations(done, state);
        if (done.cardinality() == operations.size()) {
            return true;
        }
        if (seen.size() >= MAX_CONFIGURATIONS || !seen.add(remembered(done, state))) {
            return false;
        }
        for (int next : candidates(done)) {
            Step step = state.after(operations.get(next));
            if (step.isPossible() && canFinish(with(done, next), step.next())) {
                return true;
            }
        }
        return false;
    }

    /** Places an operation that changes nothing as soon as the model allows it: waiting could not make it any more valid. */
    private void placeObservations(BitSet done, UserState state) {
        int before;
        do {
            before = done.cardinality();
            for (int next : candidates(done)) {
                RecordedOperation operation = operations.get(next);
                done.set(
                        next,
                        operation.isObservation() && state.after(operation).isPossible());
            }
        } while (done.cardinality() > before);
    }

    /** The operations that may come next: no other remaining operation was answered before their invocation. */
    private List<Integer> candidates(BitSet done) {
        List<Integer> candidates = new ArrayList<>();
        long firstEnd = RecordedOperation.NEVER;
        for (int i = done.nextClearBit(0); i < operations.size(); i = done.nextClearBit(i + 1)) {
            if (operations.get(i).invoked() > firstEnd) {
                break;
            }
            candidates.add(i);
            firstEnd = Math.min(firstEnd, operations.get(i).responded());
        }
        return candidates;
    }

    private Configuration remembered(BitSet done, UserState state) {
        Configuration configuration = new Configuration((BitSet) done.clone(), state);
        if (done.cardinality() >= deepest.done().cardinality()) {
            deepest = configuration;
        }
        return configuration;
    }

    private static BitSet with(BitSet done, int next) {
        BitSet more = (BitSet) done.clone();
        more.set(next);
        return more;
    }

    /** Names the operation that no order reaches: the first answered of those that could come next. */
    private Violation violation() {
        RecordedOperation stuck = candidates(deepest.done()).stream()
                .map(operations::get)
                .filter(operation -> !deepest.state().after(operation).isPossible())
                .min(Comparator.comparingLong(RecordedOperation::responded))
                .orElse(operations.get(0));
        Violation.Kind objection = deepest.state().after(stuck).objection();
        boolean decided = seen.size() < MAX_CONFIGURATIONS && objection != null;
        String what =
                "No order of the operations explains %s; at best they lead to %s".formatted(stuck, deepest.state());
        return new Violation(decided ? objection : Violation.Kind.UNDECIDED, stuck.user(), what, operations);
    }
}
