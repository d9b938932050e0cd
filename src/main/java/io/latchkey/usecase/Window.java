package io.latchkey.usecase;

import io.latchkey.domain.code.Reservation;
import io.smallrye.mutiny.Uni;

/**
 * Counts the codes generated for one user, or by one administrator, in a sliding window, exactly under concurrency and
 * across replicas. The database has the last word; a window refuses cheaply and knows when to retry.
 *
 * @param <T> the key of a window: a user's id or an administrator's subject
 */
public interface Window<T> {

    /** Takes a place before the event, so that two requests cannot take the same one. Never fails: see {@link Reservation.Undecided}. */
    Uni<Reservation> reserve(T key);

    /** Gives back a place whose event did not count. Never fails: a place that was not given back leaves with its window. */
    Uni<Void> giveBack(T key, Reservation reservation);
}
