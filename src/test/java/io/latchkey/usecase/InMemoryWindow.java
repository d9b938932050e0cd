package io.latchkey.usecase;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Reservation;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places in a map: what Redis does, without Redis. */
final class InMemoryWindow<T> implements Window<T> {

    private final InstantSource clock;
    private final List<RateLimit> limits;
    private final Map<T, Map<String, Instant>> places = new HashMap<>();
    private int names;
    boolean away;

    InMemoryWindow(InstantSource clock, List<RateLimit> limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Uni<Reservation> reserve(T whose) {
        return Uni.createFrom().item(() -> away ? new Reservation.Undecided() : decide(whose));
    }

    private Reservation decide(T whose) {
        return exhausted(whose).<Reservation>map(Reservation.Exhausted::new).orElseGet(() -> take(whose));
    }

    private Optional<RateLimitState> exhausted(T whose) {
        return limits.stream()
                .map(limit -> limit.stateAfter(taken(whose).values(), clock.instant()))
                .filter(RateLimitState::isExhausted)
                .max(Comparator.comparing(RateLimitState::resetsIn));
    }

    private Reservation take(T whose) {
        String place = "place-" + names++;
        taken(whose).put(place, clock.instant());
        return new Reservation.Granted(place);
    }

    @Override
    public Uni<Void> giveBack(T whose, Reservation reservation) {
        return Uni.createFrom().item(() -> {
            if (reservation instanceof Reservation.Granted granted) {
                taken(whose).remove(granted.place());
            }
            return null;
        });
    }

    int placesTaken(T whose) {
        return taken(whose).size();
    }

    /** As by requests in flight, or by a replica that crashed. */
    void fill(T whose) {
        while (exhausted(whose).isEmpty()) {
            take(whose);
        }
    }

    private Map<String, Instant> taken(T whose) {
        return places.computeIfAbsent(whose, id -> new HashMap<>());
    }
}
