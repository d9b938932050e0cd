package io.latchkey.proof.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each operation with its correct trail, and with one event missing, added or different. */
class TrailCheckTest {

    @Test
    void success_hasOneEvent() {
        good("0-1 generate -> A", "code.generated");
        good("0-1 verify A -> done", "code.verified");
        good("0-1 create -> done", "user.created");
        good("0-1 delete -> done", "user.deleted");
        for (String line : List.of("0-1 generate -> A", "0-1 verify A -> done", "0-1 create -> done")) {
            bad(Violation.Kind.LOST_EVENT, line);
        }
        bad(Violation.Kind.LOST_EVENT, "0-1 delete -> done");
        bad(Violation.Kind.WRONG_EVENT, "0-1 generate -> A", "code.generated", "code.generated");
    }

    @Test
    void refusal_hasOneEventWithItsReason() {
        good("0-1 generate -> quota_exceeded", "code.generated refused: quota_exceeded");
        good("0-1 verify A -> throttled", "code.verified refused: throttled");
        bad(Violation.Kind.LOST_EVENT, "0-1 generate -> quota_exceeded");
        bad(Violation.Kind.WRONG_EVENT, "0-1 verify A -> mismatch", "code.verified refused: expired");
        bad(Violation.Kind.WRONG_EVENT, "0-1 verify A -> mismatch", "code.verified");
    }

    @Test
    void change_hasAnEvent_ifItChangedSomething() {
        good("0-1 expire -> done");
        good("0-1 expire -> done", "code.expired");
        good("0-1 deactivate -> done");
        good("0-1 deactivate -> done", "user.updated", "code.expired");
        good("0-1 delete -> done", "user.deleted", "code.expired");
        bad(Violation.Kind.WRONG_EVENT, "0-1 deactivate -> done", "code.expired");
        bad(Violation.Kind.WRONG_EVENT, "0-1 expire -> done", "code.expired", "code.expired");
        bad(Violation.Kind.WRONG_EVENT, "0-1 reactivate -> done", "user.updated", "code.expired");
    }

    @Test
    void refusedChange_hasNoEvent() {
        good("0-1 create -> user_exists");
        bad(Violation.Kind.WRONG_EVENT, "0-1 create -> user_exists", "user.created");
        bad(Violation.Kind.WRONG_EVENT, "0-1 expire -> user_not_found", "code.expired");
    }

    @Test
    void unansweredOperation_hasOneEventOrNone() {
        good("0-1 generate -> unanswered");
        good("0-1 generate -> unanswered", "code.generated");
        good("0-1 generate -> unavailable", "code.generated refused: user_inactive");
        bad(Violation.Kind.WRONG_EVENT, "0-1 generate -> unanswered", "code.generated", "code.generated");
        bad(Violation.Kind.WRONG_EVENT, "0-1 generate -> unanswered", "code.verified");
        bad(Violation.Kind.WRONG_EVENT, "0-1 delete -> unanswered", "code.expired");
    }

    @Test
    void eventWithoutARequest_isFound() {
        assertEquals(
                List.of(Violation.Kind.FOREIGN_EVENT),
                kinds(Events.trail("4-5 expire -> done => code.expired"), Story.of("0-1 expire -> done")));
    }

    @Test
    void eventOfAnotherUser_isFound() {
        TrailEvent expired =
                new TrailEvent("0-1 expire -> done", "bob", "code.expired", Optional.empty(), Optional.empty());
        assertEquals(
                List.of(Violation.Kind.FOREIGN_EVENT),
                kinds(RecordedTrail.of(List.of(expired)), Story.of("0-1 expire -> done")));
    }

    private static void good(String line, String... events) {
        assertEquals(List.of(), kinds(trail(line, events), Story.of(line)));
    }

    private static void bad(Violation.Kind kind, String line, String... events) {
        assertEquals(List.of(kind), kinds(trail(line, events), Story.of(line)));
    }

    private static RecordedTrail trail(String line, String... events) {
        return Events.trail(
                List.of(events).stream().map(event -> line + " => " + event).toArray(String[]::new));
    }

    private static List<Violation.Kind> kinds(RecordedTrail trail, List<RecordedOperation> history) {
        return new TrailCheck(trail).violations(history).map(Violation::kind).toList();
    }
}
