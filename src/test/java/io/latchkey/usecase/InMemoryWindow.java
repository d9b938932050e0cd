package io.latchkey.usecase;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Reservation;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Windows in a map, in place of Redis. */
final class InMemoryWindow<T> implements Window<T> {

    private final InstantSource clock;
    private final RateLimit limit;
    private final Map<T, Map<String, Instant>> places = new HashMap<>();
    private int names;
    boolean unavailable;

    InMemoryWindow(InstantSource clock, RateLimit limit) {
        this.clock = clock;
        this.limit = limit;
    }

    @Override
    public Uni<Reservation> reserve(T key) {
        return Uni.createFrom().item(() -> unavailable ? new Reservation.Undecided() : decide(key));
    }

    private Reservation decide(T key) {
        RateLimitState state = state(key);
        return state.isExhausted() ? new Reservation.Exhausted(state) : take(key);
    }

    private RateLimitState state(T key) {
        return limit.stateAfter(taken(key).values(), clock.instant());
    }

    private Reservation take(T key) {
        String place = "place-" + names++;
        taken(key).put(place, clock.instant());
        return new Reservation.Granted(place);
    }

    @Override
    public Uni<Void> giveBack(T key, Reservation reservation) {
        return Uni.createFrom().item(() -> {
            if (reservation instanceof Reservation.Granted granted) {
                taken(key).remove(granted.place());
            }
            return null;
        });
    }

    int placesTaken(T key) {
        return taken(key).size();
    }

    /** As requests in flight do, or a replica that crashed. */
    void fill(T key) {
        while (!state(key).isExhausted()) {
            take(key);
        }
    }

    private Map<String, Instant> taken(T key) {
        return places.computeIfAbsent(key, id -> new HashMap<>());
    }
}
