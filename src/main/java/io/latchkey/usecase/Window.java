package io.latchkey.usecase;

import io.latchkey.domain.Reservation;
import io.latchkey.domain.UserId;
import io.smallrye.mutiny.Uni;

/**
 * Counts events of one user in sliding windows, exactly under concurrency and across replicas. One instance holds the
 * quota of codes, another the throttle on wrong ones.
 */
public interface Window {

    /** Takes a place before the event, so that no two requests take the same one. Never fails: away is an answer. */
    Uni<Reservation> reserve(UserId user);

    /** Gives back a place whose event did not count. Never fails: a place not given back leaves with its window. */
    Uni<Void> giveBack(UserId user, Reservation reservation);
}
