package io.latchkey.domain.code;

/** A place in the windows that a store of windows gave, refused, or was not there to decide on. */
public sealed interface Reservation {

    /** @param place names the place, to give it back by */
    record Granted(String place) implements Reservation {}

    /** @param state of the limit that has room last */
    record Exhausted(RateLimitState state) implements Reservation {}

    /** The store of windows is slow or away: the history decides. */
    record Undecided() implements Reservation {}
}
