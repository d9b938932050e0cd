package io.latchkey.usecase;

import io.latchkey.domain.RateLimit;
import io.latchkey.domain.RateLimitState;
import io.latchkey.domain.Reservation;
import io.latchkey.domain.UserId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Places in a map: what Redis does, without Redis. */
final class InMemoryWindow implements Window {

    private final InstantSource clock;
    private final List<RateLimit> limits;
    private final Map<UserId, Map<String, Instant>> places = new HashMap<>();
    private int names;
    boolean away;

    InMemoryWindow(InstantSource clock, List<RateLimit> limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Uni<Reservation> reserve(UserId user) {
        return Uni.createFrom().item(() -> away ? new Reservation.Undecided() : decide(user));
    }

    private Reservation decide(UserId user) {
        return exhausted(user).<Reservation>map(Reservation.Exhausted::new).orElseGet(() -> take(user));
    }

    private Optional<RateLimitState> exhausted(UserId user) {
        return limits.stream()
                .map(limit -> limit.stateAfter(taken(user).values(), clock.instant()))
                .filter(RateLimitState::isExhausted)
                .max(Comparator.comparing(RateLimitState::resetsIn));
    }

    private Reservation take(UserId user) {
        String place = "place-" + names++;
        taken(user).put(place, clock.instant());
        return new Reservation.Granted(place);
    }

    @Override
    public Uni<Void> giveBack(UserId user, Reservation reservation) {
        return Uni.createFrom().item(() -> {
            if (reservation instanceof Reservation.Granted granted) {
                taken(user).remove(granted.place());
            }
            return null;
        });
    }

    int placesTaken(UserId user) {
        return taken(user).size();
    }

    /** As by requests in flight, or by a replica that crashed. */
    void fill(UserId user) {
        while (exhausted(user).isEmpty()) {
            take(user);
        }
    }

    private Map<String, Instant> taken(UserId user) {
        return places.computeIfAbsent(user, id -> new HashMap<>());
    }
}
