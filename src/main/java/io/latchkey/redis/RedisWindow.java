package io.latchkey.redis;

import io.latchkey.domain.RateLimit;
import io.latchkey.domain.Reservation;
import io.latchkey.domain.Reservation.Exhausted;
import io.latchkey.domain.Reservation.Granted;
import io.latchkey.domain.Reservation.Undecided;
import io.latchkey.domain.UserId;
import io.latchkey.usecase.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The limits of one policy, for every user. */
public final class RedisWindow implements Window {

    private final SlidingWindow window;
    private final Circuit circuit;
    private final List<RateLimit> limits;
    private final Supplier<UUID> places;

    /**
     * @param limits of one name, which is in the key
     * @param places a new one each time
     */
    public RedisWindow(SlidingWindow window, Circuit circuit, List<RateLimit> limits, Supplier<UUID> places) {
        this.window = window;
        this.circuit = circuit;
        this.limits = limits;
        this.places = places;
    }

    @Override
    public Uni<Reservation> reserve(UserId user) {
        return Uni.createFrom()
                .completionStage(() -> take(user, places.get().toString()).toCompletionStage());
    }

    @Override
    public Uni<Void> giveBack(UserId user, Reservation reservation) {
        return reservation instanceof Granted granted
                ? Uni.createFrom()
                        .completionStage(() -> leave(user, granted.place()).toCompletionStage())
                : Uni.createFrom().voidItem();
    }

    private Future<Reservation> take(UserId user, String place) {
        return circuit.ask(() -> taking(user, place), late -> leaveLate(user, late))
                .otherwise(new Undecided());
    }

    private Future<Reservation> taking(UserId user, String place) {
        return window.take(key(user), place, limits)
                .map(exhausted -> exhausted.<Reservation>map(Exhausted::new).orElseGet(() -> new Granted(place)));
    }

    private Future<Void> leave(UserId user, String place) {
        return circuit.ask(() -> window.leave(key(user), place), late -> {}).otherwiseEmpty();
    }

    /**
     * A question without an answer in time may have been heard all the same: a Redis that was stopped reads on where it left
     * off. The request went on without this place, so it is given back when the answer comes. If the connection is lost
     * none comes, and the place, if there is one, leaves with its window: too few are let through, never too many.
     */
    private void leaveLate(UserId user, Reservation late) {
        if (late instanceof Granted granted) {
            window.leave(key(user), granted.place());
        }
    }

    /** The braces are a hash tag: every key of one user is in one slot of a cluster. A user id has no braces of its own. */
    static String key(RateLimit limit, UserId user) {
        return "latchkey:" + limit.name() + ":{" + user + "}";
    }

    private String key(UserId user) {
        return key(limits.get(0), user);
    }
}
