package io.latchkey.proof.history;

import java.util.Locale;

/**
 * A call and its result.
 *
 * @param invoked in nanoseconds of the clock that all clients share
 * @param responded likewise, or {@link #NEVER}
 */
record RecordedOperation(Call call, long invoked, long responded, Answer answer) {

    /**
     * An operation without an answer may happen at any time after its invocation: it is concurrent with everything that
     * follows.
     */
    static final long NEVER = Long.MAX_VALUE;

    private static final double NANOS = 1e9;

    String user() {
        return call.user();
    }

    Verb verb() {
        return call.verb();
    }

    Outcome outcome() {
        return answer.outcome();
    }

    boolean is(Verb verb, Outcome outcome) {
        return verb() == verb && outcome() == outcome;
    }

    boolean isWrongCode() {
        return verb() == Verb.VERIFY && outcome().isWrongCode();
    }

    /** The operation leaves every state of the user as it is. */
    boolean isObservation() {
        return verb() == Verb.VERIFY || outcome() != Outcome.DONE;
    }

    boolean endedBefore(RecordedOperation other) {
        return responded < other.invoked;
    }

    boolean beganBeforeTheEndOf(RecordedOperation other) {
        return invoked < other.responded;
    }

    @Override
    public String toString() {
        String until = responded == NEVER ? "never" : seconds(responded);
        String presented = call.code() == null ? "" : " " + call.code();
        String shown = answer.code() == null ? outcome().word() : answer.code();
        String failure = answer.failure() == null ? "" : " (" + answer.failure() + ")";
        return "%s-%s %s%s -> %s%s [replica %d, %s]"
                .formatted(
                        seconds(invoked),
                        until,
                        verb().word(),
                        presented,
                        shown,
                        failure,
                        call.replica() + 1,
                        call.id());
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / NANOS);
    }
}
