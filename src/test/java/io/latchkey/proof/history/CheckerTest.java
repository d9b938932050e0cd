package io.latchkey.proof.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.proof.history.Violation.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The checker applies every check: it accepts a good history, and finds for each check one that this check alone rejects. */
class CheckerTest {

    private static final String GENERATION = "0-1 generate -> A";
    private static final String VERIFICATION = "2-3 verify A -> done";
    private static final String GENERATED = GENERATION + " => code.generated";
    private static final String VERIFIED = VERIFICATION + " => code.verified";

    private Instant began = Story.BEGAN;
    private RecordedTrail trail = Events.trail(GENERATED, VERIFIED);
    private List<RecordedCode> codes = List.of(code());
    private Map<String, String> brokenChains = Map.of();

    @Test
    void goodHistory_isAccepted() {
        assertKinds(Set.of(), GENERATION, VERIFICATION);
    }

    @Test
    void orderOfOperations_isChecked() {
        trail = Events.trail(GENERATED, "2-3 verify A -> mismatch => code.verified refused: mismatch");
        assertKinds(Set.of(Kind.RIGHT_CODE_REFUSED), GENERATION, "2-3 verify A -> mismatch");
    }

    @Test
    void quota_isChecked() {
        String refusal = "2-3 generate -> quota_exceeded";
        trail = Events.trail(GENERATED, refusal + " => code.generated refused: quota_exceeded");
        assertKinds(Set.of(Kind.REFUSED_WITHOUT_CAUSE), GENERATION, refusal);
    }

    @Test
    void throttle_isChecked() {
        String refusal = "2-3 verify A -> throttled";
        trail = Events.trail(GENERATED, refusal + " => code.verified refused: throttled");
        assertKinds(Set.of(Kind.THROTTLED_WITHOUT_CAUSE), GENERATION, refusal);
    }

    @Test
    void trail_isChecked() {
        trail = Events.trail(GENERATED);
        assertKinds(Set.of(Kind.LOST_EVENT), GENERATION, VERIFICATION);
    }

    @Test
    void store_isChecked() {
        codes = List.of();
        assertKinds(Set.of(Kind.LOST_CODE, Kind.LOST_EVENT), GENERATION, VERIFICATION);
    }

    @Test
    void times_areChecked() {
        began = began.minusSeconds(3_600);
        assertKinds(Set.of(Kind.WRONG_TIME), GENERATION, VERIFICATION);
    }

    @Test
    void chains_areChecked() {
        brokenChains = Map.of(Story.USER, "altered at 2");
        assertKinds(Set.of(Kind.BROKEN_CHAIN), GENERATION, VERIFICATION);
    }

    @Test
    void answers_areChecked() {
        assertKinds(Set.of(Kind.UNEXPECTED_ANSWER), GENERATION, VERIFICATION, "4-5 expire -> unexpected");
    }

    @Test
    void operationWithoutAnswer_isSettledFirst() {
        String lost = "4-5 expire -> unanswered";
        trail = Events.trail(GENERATED, VERIFIED, lost + " => code.expired");
        RecordedCode whole = code();
        codes = List.of(new RecordedCode(
                whole.user(), whole.issuedAt(), whole.issuedAt().plusSeconds(5)));
        assertKinds(Set.of(), GENERATION, VERIFICATION, lost);
        trail = Events.trail(GENERATED, VERIFIED);
        codes = List.of(whole);
        String refused = "6-7 verify A -> expired";
        trail = Events.trail(GENERATED, VERIFIED, refused + " => code.verified refused: expired");
        assertKinds(Set.of(Kind.RIGHT_CODE_REFUSED), GENERATION, VERIFICATION, lost, refused);
    }

    private void assertKinds(Set<Kind> kinds, String... story) {
        List<RecordedOperation> history =
                Story.of(story).stream().map(CheckerTest::withTimes).toList();
        List<Violation> violations = new Checker(began, trail, codes, brokenChains).violations(history);
        assertEquals(
                kinds,
                violations.stream().map(Violation::kind).collect(Collectors.toSet()),
                () -> Arrays.toString(story) + violations);
    }

    /** A session ends with its code. */
    private static RecordedOperation withTimes(RecordedOperation operation) {
        return operation.is(Verb.VERIFY, Outcome.DONE)
                ? new RecordedOperation(
                        operation.call(), operation.invoked(), operation.responded(), Answer.verified(code().endsAt()))
                : operation;
    }

    private static RecordedCode code() {
        Instant issuedAt = Story.issuedAt(GENERATION);
        return new RecordedCode(Story.USER, issuedAt, issuedAt.plus(Duration.ofHours(Story.HOURS)));
    }
}
