package io.latchkey.proof.history;

/**
 * What the model makes of an operation: the next state, or what is wrong with it in this one.
 *
 * @param next nothing where there is an objection
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
