package io.latchkey.proof.history;

import java.util.List;
import java.util.stream.Collectors;

/** A promise that was not kept, and the history that shows it. */
record Violation(Kind kind, String user, String what, List<?> history) {

    enum Kind {
        SECOND_ACTIVE_CODE("generated while another code was active"),
        SEVENTH_CODE("more than six codes in an hour"),
        CODE_FOR_NOBODY("generated for a user who was inactive or deleted"),
        ACCEPTED_UNDULY("accepted, and the code did not stand at any moment of the request"),
        RIGHT_CODE_REFUSED("refused, and the code stood at every moment of the request"),
        WRONG_REASON("refused for a reason that was true at no moment of the request"),
        REFUSED_WITHOUT_CAUSE("not generated, and what was said against it was true at no moment of the request"),
        USER_MISTAKEN("the user was taken for somebody who is not there, not active, or there already"),
        THROTTLED_WITHOUT_CAUSE("throttled after fewer wrong codes than it takes"),
        COMPARED_IN_SPITE_OF_THE_THROTTLE("compared after as many wrong codes as are allowed"),
        WRONG_TIME("a time that is not the store's, or not what was asked for"),
        LOST_CODE("an acknowledged code is not in the store"),
        OVERLAPPING_CODES("two codes at one time in the store"),
        LOST_EVENT("an audit event is missing"),
        WRONG_EVENT("an audit event that does not fit what the client was told"),
        FOREIGN_EVENT("an audit event of a request that nobody sent"),
        BROKEN_CHAIN("the chain of a user's audit events is not what was written"),
        UNEXPECTED_ANSWER("an answer that the API does not know"),
        UNDECIDED("too many operations at once to say");

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
