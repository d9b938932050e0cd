package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Reservation.Exhausted;
import io.latchkey.domain.code.Reservation.Granted;
import io.latchkey.domain.user.UserId;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the use cases expect of {@link Window}: the twin in memory and Redis must both pass. */
public abstract class WindowContract {

    protected static final RateLimit LIMIT = new RateLimit("generate", 6, Duration.ofHours(1));

    protected final UserId user = new UserId(UUID.randomUUID().toString());

    /** Applies {@link #LIMIT}. */
    protected abstract Window<UserId> window();

    /** Lets time pass for {@link #user}. */
    protected abstract void passTime(Duration span);

    @Test
    void sixth_inAnHour_isGranted() {
        reserveTimes(5);
        assertInstanceOf(Granted.class, reserve());
    }

    @Test
    void seventh_inAnHour_isExhaustedUntilTheFirstLeaves() {
        reserveTimes(6);
        RateLimitState state = exhausted();
        assertEquals(LIMIT, state.policy());
        assertEquals(0, state.remaining());
        assertReset(Duration.ofHours(1), state);
    }

    @Test
    void seventh_whenTheFirstLeavesSoon_isExhaustedUntilThen() {
        reserveTimes(6);
        passTime(Duration.ofMinutes(50));
        assertReset(Duration.ofMinutes(10), exhausted());
    }

    @Test
    void seventh_whenTheFirstHasLeft_isGranted() {
        reserveTimes(1);
        passTime(Duration.ofMinutes(30));
        reserveTimes(5);
        passTime(Duration.ofMinutes(30));
        assertInstanceOf(Granted.class, reserve());
        assertReset(Duration.ofMinutes(30), exhausted());
    }

    @Test
    void exhaustedReservation_takesNoPlace() {
        reserveTimes(6);
        passTime(Duration.ofMinutes(50));
        exhausted();
        passTime(Duration.ofMinutes(10));
        reserveTimes(6);
        exhausted();
    }

    @Test
    void place_givenBack_isFree() {
        Reservation first = reserve();
        reserveTimes(5);
        giveBack(first);
        assertInstanceOf(Granted.class, reserve());
        exhausted();
    }

    @Test
    void place_givenBackTwice_isFreeOnce() {
        Reservation first = reserve();
        reserveTimes(5);
        giveBack(first);
        giveBack(first);
        assertInstanceOf(Granted.class, reserve());
        exhausted();
    }

    @Test
    void givingBack_whatWasNotGranted_changesNothing() {
        reserveTimes(6);
        giveBack(reserve());
        giveBack(new Reservation.Undecided());
        exhausted();
    }

    @Test
    void users_areCountedApart() {
        reserveTimes(6);
        assertInstanceOf(Granted.class, reserve(new UserId(user + "-other")));
    }

    protected final Reservation reserve() {
        return reserve(user);
    }

    private Reservation reserve(UserId key) {
        return window().reserve(key).await().atMost(Duration.ofSeconds(30));
    }

    protected final void reserveTimes(int times) {
        IntStream.range(0, times).forEach(time -> assertInstanceOf(Granted.class, reserve()));
    }

    private RateLimitState exhausted() {
        return assertInstanceOf(Exhausted.class, reserve()).state();
    }

    private void giveBack(Reservation reservation) {
        window().giveBack(user, reservation).await().atMost(Duration.ofSeconds(30));
    }

    /** The clock of Redis moves during a test, so the reset may be up to half a minute earlier. */
    private static void assertReset(Duration expected, RateLimitState state) {
        Duration early = expected.minus(state.resetsIn());
        assertTrue(!early.isNegative() && early.toSeconds() < 30, () -> expected + " expected, was " + state);
    }
}
