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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The limits of one policy, for every user. */
public final class RedisWindow implements Window {

    private final SlidingWindow window;
    private final Presence presence;
    private final List<RateLimit> limits;
    private final Supplier<UUID> places;
    private final Duration timeout;

    /**
     * @param limits of one name, which is in the key
     * @param places a new one each time
     * @param timeout how long a request waits for Redis before it goes on without
     */
    public RedisWindow(
            SlidingWindow window, Presence presence, List<RateLimit> limits, Supplier<UUID> places, Duration timeout) {
        this.window = window;
        this.presence = presence;
        this.limits = limits;
        this.places = places;
        this.timeout = timeout;
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
        Future<Reservation> taking = window.take(key(user), place, limits)
                .map(exhausted -> exhausted.<Reservation>map(Exhausted::new).orElseGet(() -> new Granted(place)));
        return inTime(taking).otherwise(failure -> {
            leaveLate(taking, user);
            return new Undecided();
        });
    }

    private Future<Void> leave(UserId user, String place) {
        return inTime(window.leave(key(user), place)).otherwiseEmpty();
    }

    /**
     * A question without an answer in time may have been heard all the same: a Redis that was stopped reads on where it left
     * off. The request went on without this place, so it is given back when the answer comes. If the connection is lost
     * none comes, and the place, if there is one, leaves with its window: too few are let through, never too many.
     */
    private void leaveLate(Future<Reservation> taking, UserId user) {
        taking.onSuccess(late -> {
            if (late instanceof Granted granted) {
                leave(user, granted.place());
            }
        });
    }

    private <T> Future<T> inTime(Future<T> answer) {
        return answer.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(inTime -> presence.answered())
                .onFailure(presence::unanswered);
    }

    /** The braces are a hash tag: every key of one user is in one slot of a cluster. A user id has no braces of its own. */
    private String key(UserId user) {
        return "latchkey:" + limits.get(0).name() + ":{" + user + "}";
    }
}
