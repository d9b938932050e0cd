package io.latchkey.domain.code;

import java.util.Optional;

/** What the store says of a presented code before it is compared. */
public sealed interface Presented {

    /** There is nothing to compare any more: it is known and was used, or too many wrong ones were counted. */
    record Settled(Verification verification) implements Presented {}

    /** @param with nothing for an unknown or inactive user too */
    record ToCompare(Optional<Candidate> with) implements Presented {}
}
