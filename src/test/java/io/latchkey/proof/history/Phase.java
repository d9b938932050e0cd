package io.latchkey.proof.history;

import java.util.List;

/** A section of the history, in its nanoseconds: calm, or a fault from its begin until everything works again. */
record Phase(String name, long from, long to) {

    boolean holds(RecordedOperation operation) {
        return operation.invoked() >= from && operation.invoked() < to;
    }

    static Phase of(String name, List<Phase> before, long now) {
        return new Phase(
                name, before.isEmpty() ? 0 : before.get(before.size() - 1).to(), now);
    }
}
