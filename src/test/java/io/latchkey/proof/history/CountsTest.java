package io.latchkey.proof.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts towards six codes and ten wrong codes, and when. */
class CountsTest {

    @Test
    void sixCodes_areAccepted_sevenAreFound() {
        assertEquals(Optional.empty(), quota(codes(6)));
        assertEquals(Optional.of(Violation.Kind.SEVENTH_CODE), quota(codes(7)));
    }

    @Test
    void codeWithoutAnAnswer_counts() {
        List<String> story = codes(6);
        story.add("90-never generate -> done");
        assertEquals(Optional.of(Violation.Kind.SEVENTH_CODE), quota(story));
        story.set(6, "90-never generate -> unavailable");
        assertEquals(Optional.empty(), quota(story));
    }

    @Test
    void refusalAfterSixCodes_isAccepted() {
        List<String> story = codes(6);
        story.add("90-91 generate -> quota_exceeded");
        assertEquals(Optional.empty(), quota(story));
        story.remove(0);
        assertEquals(Optional.of(Violation.Kind.REFUSED_WITHOUT_CAUSE), quota(story));
    }

    @Test
    void laterCode_isNoReasonForARefusal() {
        List<String> story = codes(5);
        story.add("90-91 generate -> quota_exceeded");
        story.add("91-92 generate -> Z");
        assertEquals(Optional.of(Violation.Kind.REFUSED_WITHOUT_CAUSE), quota(story));
        story.set(6, "90-92 generate -> Z");
        assertEquals(Optional.empty(), quota(story));
    }

    @Test
    void tenWrongCodes_areAccepted_elevenAreFound() {
        assertEquals(Optional.empty(), throttle(wrongCodes(10)));
        assertEquals(Optional.of(Violation.Kind.COMPARED_DESPITE_THROTTLE), throttle(wrongCodes(11)));
        assertEquals(Optional.of(Violation.Kind.COMPARED_DESPITE_THROTTLE), throttle(atOnce(11)));
    }

    @Test
    void comparisonAfterTenWrongCodes_isFound() {
        List<String> story = wrongCodes(10);
        story.add("90-91 verify A -> done");
        assertEquals(Optional.of(Violation.Kind.COMPARED_DESPITE_THROTTLE), throttle(story));
        story.set(10, "90-91 verify A -> throttled");
        assertEquals(Optional.empty(), throttle(story));
        story.set(10, "18-91 verify A -> done");
        assertEquals(Optional.empty(), throttle(story));
    }

    @Test
    void throttlingAfterNineWrongCodes_isFound() {
        List<String> story = wrongCodes(9);
        story.add("90-91 verify A -> throttled");
        assertEquals(Optional.of(Violation.Kind.THROTTLED_WITHOUT_CAUSE), throttle(story));
        story.add("89-92 verify B -> expired");
        assertEquals(Optional.empty(), throttle(story));
    }

    @Test
    void malformedAndThrottledCodes_doNotCount() {
        List<String> story = wrongCodes(9);
        story.add("90-91 verify B -> unavailable");
        story.add("92-93 verify A -> throttled");
        assertEquals(Optional.of(Violation.Kind.THROTTLED_WITHOUT_CAUSE), throttle(story));
    }

    private static List<String> codes(int count) {
        List<String> story = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            story.add("%d-%d generate -> C%d".formatted(2 * i, 2 * i + 1, i));
        }
        return story;
    }

    private static List<String> wrongCodes(int count) {
        List<String> story = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            story.add("%d-%d verify B -> mismatch".formatted(2 * i, 2 * i + 1));
        }
        return story;
    }

    private static List<String> atOnce(int count) {
        List<String> story = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            story.add("0-9 verify B%d -> no_active_code".formatted(i));
        }
        return story;
    }

    private static Optional<Violation.Kind> quota(List<String> story) {
        return QuotaModel.violation(Story.of(story.toArray(String[]::new))).map(Violation::kind);
    }

    private static Optional<Violation.Kind> throttle(List<String> story) {
        return Throttling.violation(Story.of(story.toArray(String[]::new))).map(Violation::kind);
    }
}
