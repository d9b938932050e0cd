package io.latchkey.proof.history;

import java.time.Instant;

/**
 * @param code the generated one
 * @param issuedAt of the generated code
 * @param endsAt of the generated or verified code
 * @param failure what came instead of an answer
 */
record Answer(Outcome outcome, String code, Instant issuedAt, Instant endsAt, String failure) {

    static Answer of(Outcome outcome) {
        return new Answer(outcome, null, null, null, null);
    }

    static Answer generated(String code, Instant issuedAt, Instant endsAt) {
        return new Answer(Outcome.DONE, code, issuedAt, endsAt, null);
    }

    static Answer verified(Instant endsAt) {
        return new Answer(Outcome.DONE, null, null, endsAt, null);
    }

    static Answer none(Outcome outcome, String failure) {
        return new Answer(outcome, null, null, null, failure);
    }
}
