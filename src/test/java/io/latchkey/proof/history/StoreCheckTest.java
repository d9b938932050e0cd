package io.latchkey.proof.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A correct final state of a short history, and then one difference. */
class StoreCheckTest {

    private static final String FIRST = "0-1 generate -> A";
    private static final String EXPIRY = "2-3 expire -> done";
    private static final String SECOND = "4-5 generate -> B";

    private final List<RecordedOperation> history = Story.of(FIRST, EXPIRY, SECOND);
    private final List<RecordedCode> codes = new ArrayList<>(List.of(code(FIRST, 2), code(SECOND, 4 * 3600)));
    private RecordedTrail trail =
            Events.trail(FIRST + " => code.generated", EXPIRY + " => code.expired", SECOND + " => code.generated");

    @Test
    void completeStore_isAccepted() {
        assertViolations();
    }

    @Test
    void missingCode_isFound() {
        codes.remove(1);
        assertViolations(Violation.Kind.LOST_CODE, Violation.Kind.LOST_EVENT);
    }

    @Test
    void codeWithAnotherEnd_isFound() {
        codes.set(1, code(SECOND, 4 * 3600 + 1));
        assertViolations(Violation.Kind.LOST_CODE, Violation.Kind.LOST_EVENT);
    }

    @Test
    void adjacentPeriods_areAccepted_overlappingOnesAreFound() {
        codes.set(0, code(FIRST, 4));
        assertViolations();
        codes.set(0, code(FIRST, 5));
        assertViolations(Violation.Kind.OVERLAPPING_CODES);
    }

    @Test
    void endWithoutAnEvent_isFound() {
        trail = Events.trail(FIRST + " => code.generated", SECOND + " => code.generated");
        assertViolations(Violation.Kind.LOST_EVENT);
    }

    @Test
    void codeWithoutAnEvent_isFound() {
        trail = Events.trail(EXPIRY + " => code.expired", SECOND + " => code.generated");
        assertViolations(Violation.Kind.LOST_EVENT);
    }

    private void assertViolations(Violation.Kind... kinds) {
        assertEquals(
                List.of(kinds),
                new StoreCheck(codes, trail)
                        .violations(history)
                        .map(Violation::kind)
                        .toList());
    }

    private static RecordedCode code(String line, long seconds) {
        Instant issuedAt = Story.issuedAt(line);
        return new RecordedCode(Story.USER, issuedAt, issuedAt.plus(Duration.ofSeconds(seconds)));
    }
}
