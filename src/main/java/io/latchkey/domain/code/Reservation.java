package io.latchkey.domain.code;

import java.util.function.Function;

/** The outcome of reserving a place in a window before a code is generated. */
public sealed interface Reservation {

    <T> T fold(Function<Granted, T> onGranted, Function<Exhausted, T> onExhausted, Function<Undecided, T> onUndecided);

    /** @param place the name of the place, to give it back */
    record Granted(String place) implements Reservation {
        @Override
        public <T> T fold(
                Function<Granted, T> onGranted,
                Function<Exhausted, T> onExhausted,
                Function<Undecided, T> onUndecided) {
            return onGranted.apply(this);
        }
    }

    /** @param state of the limit, with the time until a place is free */
    record Exhausted(RateLimitState state) implements Reservation {
        @Override
        public <T> T fold(
                Function<Granted, T> onGranted,
                Function<Exhausted, T> onExhausted,
                Function<Undecided, T> onUndecided) {
            return onExhausted.apply(this);
        }
    }

    /** The store of windows is slow or unavailable: the history of codes decides. */
    record Undecided() implements Reservation {
        @Override
        public <T> T fold(
                Function<Granted, T> onGranted,
                Function<Exhausted, T> onExhausted,
                Function<Undecided, T> onUndecided) {
            return onUndecided.apply(this);
        }
    }
}
