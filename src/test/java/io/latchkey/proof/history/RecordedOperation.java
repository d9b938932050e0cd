package io.latchkey.proof.history;

import java.util.Locale;

/**
 * A call, and what came of it.
 *
 * @param invoked in nanoseconds of the one clock that all clients share
 * @param responded likewise, or {@link #NEVER}
 */
record RecordedOperation(Call call, long invoked, long responded, Answer answer) {

    /** Without an answer it may happen at any time after its invocation: it is concurrent with all that follows. */
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

    /** Whatever the user's state, it is the same afterwards. */
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
        String told = answer.code() == null ? outcome().word() : answer.code();
        String said = answer.said() == null ? "" : " (" + answer.said() + ")";
        return "%s-%s %s%s -> %s%s [replica %d, %s]"
                .formatted(
                        seconds(invoked), until, verb().word(), presented, told, said, call.replica() + 1, call.id());
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.6f", nanos / NANOS);
    }
}
