package io.latchkey.proof.history;

/**
 * The result of an operation in the model: the next state, or a violation.
 *
 * @param next null if there is a violation
 */
record Step(UserState next, Violation.Kind objection) {

    static Step to(UserState next) {
        return new Step(next, null);
    }

    static Step impossible(Violation.Kind objection) {
        return new Step(null, objection);
    }

    Step onlyIf(boolean holds, Violation.Kind otherwise) {
        return holds ? this : impossible(otherwise);
    }

    boolean isPossible() {
        return objection == null;
    }
}
