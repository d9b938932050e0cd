package io.latchkey.proof.history;

import java.util.List;
import java.util.stream.Collectors;

/** A broken promise, and the history that shows it. */
record Violation(Kind kind, String user, String what, List<?> history) {

    enum Kind {
        SECOND_ACTIVE_CODE("generated while another code was active"),
        SEVENTH_CODE("more than six codes in an hour"),
        CODE_WITHOUT_ACTIVE_USER("generated for a user who was inactive or deleted"),
        ACCEPTED_WRONGLY("accepted, but the code was active at no moment of the request"),
        RIGHT_CODE_REFUSED("refused, but the code was active at every moment of the request"),
        WRONG_REASON("refused for a reason that was true at no moment of the request"),
        REFUSED_WITHOUT_CAUSE("not generated, and the reason was true at no moment of the request"),
        WRONG_USER_STATE("the answer takes the user for missing, inactive or existing, and that was wrong"),
        THROTTLED_WITHOUT_CAUSE("throttled after fewer wrong codes than the limit"),
        COMPARED_DESPITE_THROTTLE("compared after as many wrong codes as the limit"),
        WRONG_TIME("a time that is not the store's, or not the requested one"),
        LOST_CODE("an acknowledged code is not in the store"),
        OVERLAPPING_CODES("two codes at one time in the store"),
        LOST_EVENT("an audit event is missing"),
        WRONG_EVENT("an audit event that does not fit the answer"),
        FOREIGN_EVENT("an audit event of a request that no client sent"),
        BROKEN_CHAIN("the chain of a user's audit events is broken"),
        UNEXPECTED_ANSWER("an answer that the API does not have"),
        UNDECIDED("too many concurrent operations to decide");

        private final String description;

        Kind(String description) {
            this.description = description;
        }
    }

    @Override
    public String toString() {
        return history.stream()
                .map(line -> "    " + line)
                .collect(Collectors.joining(
                        "\n", "%s of %s: %s. %s%n".formatted(kind, user, kind.description, what), ""));
    }
}
