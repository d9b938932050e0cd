package io.latchkey.redis;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Reservation.Exhausted;
import io.latchkey.domain.code.Reservation.Granted;
import io.latchkey.domain.code.Reservation.Undecided;
import io.latchkey.usecase.Window;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.util.UUID;
import java.util.function.Supplier;

/** One rate limit, with a window for every user or administrator. */
public final class RedisWindow<T> implements Window<T> {

    private final SlidingWindow window;
    private final RedisCircuit circuit;
    private final RateLimit limit;
    private final Supplier<UUID> places;

    /** @param places supplies a new name for each place */
    public RedisWindow(SlidingWindow window, RedisCircuit circuit, RateLimit limit, Supplier<UUID> places) {
        this.window = window;
        this.circuit = circuit;
        this.limit = limit;
        this.places = places;
    }

    @Override
    public Uni<Reservation> reserve(T key) {
        return Uni.createFrom()
                .completionStage(
                        () -> take(redisKey(key), places.get().toString()).toCompletionStage());
    }

    @Override
    public Uni<Void> giveBack(T key, Reservation reservation) {
        return reservation.fold(
                granted -> Uni.createFrom()
                        .completionStage(
                                () -> leave(redisKey(key), granted.place()).toCompletionStage()),
                exhausted -> Uni.createFrom().voidItem(),
                undecided -> Uni.createFrom().voidItem());
    }

    private Future<Reservation> take(String key, String place) {
        return circuit.call(() -> decide(key, place), late -> leaveLate(key, late))
                .otherwise(new Undecided());
    }

    private Future<Reservation> decide(String key, String place) {
        return window.take(key, place, limit)
                .map(exhausted -> exhausted.<Reservation>map(Exhausted::new).orElseGet(() -> new Granted(place)));
    }

    private Future<Void> leave(String key, String place) {
        return circuit.call(() -> window.leave(key, place), late -> {}).otherwiseEmpty();
    }

    /**
     * Redis may run a command after its timeout: a Redis that was suspended continues reading its input when it resumes. The
     * request continued without this place, so the place is given back when the late answer arrives. If the connection is lost,
     * no answer arrives, and the place leaves with its window: too few requests pass, never too many.
     */
    private void leaveLate(String key, Reservation late) {
        late.fold(
                granted -> window.leave(key, granted.place()),
                exhausted -> Future.succeededFuture(),
                undecided -> Future.succeededFuture());
    }

    /** The braces are a hash tag: all keys of one user are in the same slot of a cluster. A user id contains no braces. */
    static String key(RateLimit limit, Object key) {
        return "latchkey:" + limit.name() + ":{" + key + "}";
    }

    private String redisKey(T key) {
        return key(limit, key);
    }
}
