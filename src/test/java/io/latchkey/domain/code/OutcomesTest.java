package io.latchkey.domain.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each outcome is folded by its own function. */
class OutcomesTest {

    private static final RateLimitState STATE = SampleSession.exhausted(Quota.OF_USER);

    @Test
    void fold_ofAGeneration() {
        Validity validity = Validity.of(SampleSession.NOW, new Lifetime(1));
        assertFolded(
                Stream.of(new Generation.Generated(validity, STATE, 0), new Generation.Refused(Refusal.USER_NOT_FOUND)),
                outcome -> outcome.fold(generated -> List.of(0, generated), refused -> List.of(1, refused)));
    }

    @Test
    void fold_ofAVerification() {
        assertFolded(
                Stream.of(
                        new Verification.Verified(Instant.EPOCH),
                        new Verification.Rejected(Rejection.MISMATCH),
                        new Verification.Throttled(STATE)),
                outcome -> outcome.fold(
                        verified -> List.of(0, verified),
                        rejected -> List.of(1, rejected),
                        throttled -> List.of(2, throttled)));
    }

    @Test
    void fold_ofAReservation() {
        assertFolded(
                Stream.of(
                        new Reservation.Granted("place"),
                        new Reservation.Exhausted(STATE),
                        new Reservation.Undecided()),
                outcome -> outcome.fold(
                        granted -> List.of(0, granted),
                        exhausted -> List.of(1, exhausted),
                        undecided -> List.of(2, undecided)));
    }

    @Test
    void fold_ofAPresentedCode() {
        assertFolded(
                Stream.of(
                        new Presented.Settled(new Verification.Throttled(STATE)),
                        new Presented.ToCompare(Optional.empty())),
                outcome -> outcome.fold(settled -> List.of(0, settled), toCompare -> List.of(1, toCompare)));
    }

    private static <T> void assertFolded(Stream<T> outcomes, Function<T, List<Object>> fold) {
        List<T> all = outcomes.toList();
        for (int i = 0; i < all.size(); i++) {
            assertEquals(List.of(i, all.get(i)), fold.apply(all.get(i)));
        }
    }
}
