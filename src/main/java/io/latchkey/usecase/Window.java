package io.latchkey.usecase;

import io.latchkey.domain.code.Reservation;
import io.smallrye.mutiny.Uni;

/**
 * Counts events of one user or administrator in sliding windows, exactly under concurrency and across replicas. One
 * instance holds the quota of codes, another the throttle on wrong ones, a third what administrators may generate.
 *
 * @param <T> names whose events they are
 */
public interface Window<T> {

    /** Takes a place before the event, so that no two requests take the same one. Never fails: away is an answer. */
    Uni<Reservation> reserve(T whose);

    /** Gives back a place whose event did not count. Never fails: a place not given back leaves with its window. */
    Uni<Void> giveBack(T whose, Reservation reservation);
}
