package io.latchkey.domain.code;

import java.util.Optional;
import java.util.function.Function;

/** What the store decides about a presented code before it is compared. */
public sealed interface Presented {

    <T> T fold(Function<Settled, T> onSettled, Function<ToCompare, T> onToCompare);

    /** No comparison is needed: the code was known and has been used, or the throttle is exhausted. */
    record Settled(Verification verification) implements Presented {
        @Override
        public <T> T fold(Function<Settled, T> onSettled, Function<ToCompare, T> onToCompare) {
            return onSettled.apply(this);
        }
    }

    /** @param with empty if there is no such code, and for an unknown or inactive user */
    record ToCompare(Optional<Candidate> with) implements Presented {
        @Override
        public <T> T fold(Function<Settled, T> onSettled, Function<ToCompare, T> onToCompare) {
            return onToCompare.apply(this);
        }
    }
}
