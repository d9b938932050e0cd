package io.latchkey.proof.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** An operation without an answer happened if and only if the trail has its event. */
class SettlementTest {

    @Test
    void answeredOperation_isUnchanged() {
        List<RecordedOperation> story = Story.of("0-1 verify A -> mismatch");
        assertEquals(story, Settlement.of(story, Events.trail()));
    }

    @Test
    void operationWithoutAnEvent_didNotHappen() {
        for (String none : List.of("unanswered", "unavailable", "unexpected")) {
            assertEquals(List.of(), Settlement.of(Story.of("0-1 expire -> " + none), Events.trail()));
        }
    }

    @Test
    void operationWithAnEvent_happenedAfterItsInvocation() {
        RecordedOperation settled = settled("0-1 expire -> unanswered", "code.expired");
        assertEquals(Outcome.DONE, settled.outcome());
        assertEquals(RecordedOperation.NEVER, settled.responded());
    }

    @Test
    void refusalInTheTrail_becomesTheOutcome() {
        assertEquals(
                Outcome.MISMATCH,
                settled("0-1 verify A -> unanswered", "code.verified refused: mismatch")
                        .outcome());
    }

    @Test
    void codeWithoutAnAnswer_isDistinct() {
        RecordedOperation first = settled("0-1 generate -> unanswered", "code.generated");
        RecordedOperation second = settled("2-3 generate -> unanswered", "code.generated");
        assertEquals("the code of 0-1 generate -> unanswered", first.answer().code());
        assertEquals("the code of 2-3 generate -> unanswered", second.answer().code());
    }

    @Test
    void deletionOfAUserWithACode_isADeletion() {
        String line = "0-1 delete -> unanswered";
        RecordedTrail trail = Events.trail(line + " => code.expired", line + " => user.deleted");
        assertEquals(Outcome.DONE, Settlement.of(Story.of(line), trail).get(0).outcome());
        assertEquals(List.of(), Settlement.of(Story.of(line), Events.trail(line + " => code.expired")));
    }

    private static RecordedOperation settled(String line, String event) {
        return Settlement.of(Story.of(line), Events.trail(line + " => " + event))
                .get(0);
    }
}
