package io.latchkey.proof.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A code issued in the first second for four hours. A moment earlier, later or longer would mean another clock. */
class TimeCheckTest {

    private static final Instant ISSUED = Story.BEGAN.plusMillis(500);
    private static final Duration LIFETIME = Duration.ofHours(Story.HOURS);
    private static final Instant ENDS = ISSUED.plus(LIFETIME);

    private static final RecordedOperation GENERATION =
            Story.of("0-1 generate -> A").get(0);
    private static final RecordedOperation VERIFICATION =
            Story.of("2-3 verify A -> done").get(0);

    @Test
    void timesOfTheStore_areAccepted() {
        assertWrong(0, ISSUED, ENDS, ENDS);
    }

    @Test
    void clockOfAReplica_isFound() {
        for (Duration hour : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            assertWrong(1, ISSUED.plus(hour), ENDS.plus(hour), ENDS.plus(hour));
        }
    }

    @Test
    void anotherLifetime_isFound() {
        assertWrong(1, ISSUED, ENDS.plusSeconds(1), ENDS.plusSeconds(1));
    }

    @Test
    void sessionLongerThanItsCode_isFound() {
        assertWrong(1, ISSUED, ENDS, ENDS.plusSeconds(1));
    }

    private static void assertWrong(int count, Instant issuedAt, Instant endsAt, Instant sessionNotAfter) {
        List<RecordedOperation> history = List.of(
                answered(GENERATION, Answer.generated("A", issuedAt, endsAt)),
                answered(VERIFICATION, Answer.verified(sessionNotAfter)));
        assertEquals(count, new TimeCheck(Story.BEGAN).violations(history).count());
    }

    private static RecordedOperation answered(RecordedOperation operation, Answer answer) {
        return new RecordedOperation(operation.call(), operation.invoked(), operation.responded(), answer);
    }
}
