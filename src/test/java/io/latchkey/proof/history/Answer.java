package io.latchkey.proof.history;

import java.time.Instant;

/**
 * @param code that was generated
 * @param issuedAt of the code that was generated
 * @param endsAt of the code that was generated or verified
 * @param said what came instead of an answer
 */
record Answer(Outcome outcome, String code, Instant issuedAt, Instant endsAt, String said) {

    static Answer of(Outcome outcome) {
        return new Answer(outcome, null, null, null, null);
    }

    static Answer generated(String code, Instant issuedAt, Instant endsAt) {
        return new Answer(Outcome.DONE, code, issuedAt, endsAt, null);
    }

    static Answer verified(Instant endsAt) {
        return new Answer(Outcome.DONE, null, null, endsAt, null);
    }

    static Answer none(Outcome outcome, String said) {
        return new Answer(outcome, null, null, null, said);
    }
}
