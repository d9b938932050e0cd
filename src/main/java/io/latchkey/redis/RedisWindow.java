package io.latchkey.redis;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Reservation.Exhausted;
import io.latchkey.domain.code.Reservation.Granted;
import io.latchkey.domain.code.Reservation.Undecided;
import io.latchkey.usecase.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The limits of one policy, for every user or administrator. */
public final class RedisWindow<T> implements Window<T> {

    private final SlidingWindow window;
    private final RedisCircuit circuit;
    private final List<RateLimit> limits;
    private final Supplier<UUID> places;

    /**
     * @param limits of one name, which is in the key
     * @param places a new one each time
     */
    public RedisWindow(SlidingWindow window, RedisCircuit circuit, List<RateLimit> limits, Supplier<UUID> places) {
        this.window = window;
        this.circuit = circuit;
        this.limits = limits;
        this.places = places;
    }

    @Override
    public Uni<Reservation> reserve(T whose) {
        return Uni.createFrom()
                .completionStage(() -> take(whose, places.get().toString()).toCompletionStage());
    }

    @Override
    public Uni<Void> giveBack(T whose, Reservation reservation) {
        return reservation instanceof Granted granted
                ? Uni.createFrom()
                        .completionStage(() -> leave(whose, granted.place()).toCompletionStage())
                : Uni.createFrom().voidItem();
    }

    private Future<Reservation> take(T whose, String place) {
        return circuit.call(() -> taking(whose, place), late -> leaveLate(whose, late))
                .otherwise(new Undecided());
    }

    private Future<Reservation> taking(T whose, String place) {
        return window.take(key(whose), place, limits)
                .map(exhausted -> exhausted.<Reservation>map(Exhausted::new).orElseGet(() -> new Granted(place)));
    }

    private Future<Void> leave(T whose, String place) {
        return circuit.call(() -> window.leave(key(whose), place), late -> {}).otherwiseEmpty();
    }

    /**
     * A question without an answer in time may have been heard all the same: a Redis that was stopped reads on where it left
     * off. The request went on without this place, so it is given back when the answer comes. If the connection is lost
     * none comes, and the place, if there is one, leaves with its window: too few are let through, never too many.
     */
    private void leaveLate(T whose, Reservation late) {
        if (late instanceof Granted granted) {
            window.leave(key(whose), granted.place());
        }
    }

    /** The braces are a hash tag: every key of one user is in one slot of a cluster. A user id has no braces of its own. */
    static String key(RateLimit limit, Object whose) {
        return "latchkey:" + limit.name() + ":{" + whose + "}";
    }

    private String key(T whose) {
        return key(limits.get(0), whose);
    }
}
