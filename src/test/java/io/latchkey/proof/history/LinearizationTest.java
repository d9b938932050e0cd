package io.latchkey.proof.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each violation beside a legal history that differs from it in one thing. */
class LinearizationTest {

    @Test
    void everythingInTurn() {
        legal(
                "0-1 generate -> A",
                "2-3 verify A -> done",
                "4-5 verify B -> mismatch",
                "6-7 generate -> active_code_exists",
                "8-9 expire -> done",
                "10-11 verify A -> expired",
                "12-13 verify B -> no_active_code",
                "14-15 generate -> B",
                "16-17 verify A -> mismatch");
    }

    @Test
    void secondCode_needsTheEndOfTheFirst() {
        illegal(Violation.Kind.SECOND_ACTIVE_CODE, "0-1 generate -> A", "2-3 generate -> B");
        illegal(Violation.Kind.SECOND_ACTIVE_CODE, "0-3 generate -> A", "0-3 generate -> B");
        legal("0-1 generate -> A", "2-3 expire -> done", "4-5 generate -> B");
        legal("0-3 generate -> A", "1-4 expire -> done", "0-3 generate -> B");
    }

    @Test
    void expiredCode_isNotAccepted_afterTheExpiryWasAnswered() {
        illegal(Violation.Kind.ACCEPTED_WRONGLY, "0-1 generate -> A", "2-3 expire -> done", "4-5 verify A -> done");
        legal("0-1 generate -> A", "2-5 expire -> done", "4-5 verify A -> done");
    }

    @Test
    void expiredCode_isNotAccepted_becauseOfALaterOne() {
        illegal(
                Violation.Kind.ACCEPTED_WRONGLY,
                "0-1 generate -> A",
                "2-3 expire -> done",
                "4-5 generate -> B",
                "6-7 verify A -> done");
        legal("0-1 generate -> A", "2-3 expire -> done", "4-5 generate -> B", "6-7 verify B -> done");
    }

    @Test
    void rightCode_isNotRefused_afterItsGenerationWasAnswered() {
        for (String reason : List.of("mismatch", "expired", "no_active_code")) {
            illegal(Violation.Kind.RIGHT_CODE_REFUSED, "0-1 generate -> A", "2-3 verify A -> " + reason);
        }
        legal("0-1 generate -> A", "2-3 verify B -> mismatch");
        legal("0-1 generate -> A", "2-5 expire -> done", "2-3 verify A -> no_active_code");
        legal("0-3 generate -> A", "0-3 verify A -> no_active_code");
    }

    @Test
    void twoAnswersThatContradictEachOther_areNotBothTrue() {
        illegal(
                Violation.Kind.ACCEPTED_WRONGLY,
                "0-1 generate -> A",
                "2-9 expire -> done",
                "3-4 verify A -> expired",
                "5-6 verify A -> done");
        legal("0-1 generate -> A", "2-9 expire -> done", "3-4 verify A -> done", "5-6 verify A -> expired");
    }

    @Test
    void deactivation_endsTheCode() {
        illegal(Violation.Kind.ACCEPTED_WRONGLY, "0-1 generate -> A", "2-3 deactivate -> done", "4-5 verify A -> done");
        legal("0-1 generate -> A", "2-3 deactivate -> done", "4-5 verify A -> no_active_code");
        legal("0-1 generate -> A", "2-3 deactivate -> beaten", "4-5 verify A -> done");
    }

    @Test
    void reactivation_doesNotRevive() {
        illegal(
                Violation.Kind.ACCEPTED_WRONGLY,
                "0-1 generate -> A",
                "2-3 deactivate -> done",
                "4-5 reactivate -> done",
                "6-7 verify A -> done");
        legal("0-1 generate -> A", "4-5 reactivate -> done", "6-7 verify A -> done");
    }

    @Test
    void recreation_doesNotRevive() {
        illegal(
                Violation.Kind.ACCEPTED_WRONGLY,
                "0-1 generate -> A",
                "2-3 delete -> done",
                "4-5 create -> done",
                "6-7 verify A -> done");
        legal("0-1 generate -> A", "2-3 delete -> done", "4-5 create -> done", "6-7 verify A -> expired");
    }

    @Test
    void userWhoIsInactiveOrDeleted_receivesNoCode() {
        illegal(Violation.Kind.CODE_WITHOUT_ACTIVE_USER, "0-1 deactivate -> done", "2-3 generate -> A");
        illegal(Violation.Kind.CODE_WITHOUT_ACTIVE_USER, "0-1 delete -> done", "2-3 generate -> A");
        legal("0-1 deactivate -> done", "2-3 reactivate -> done", "4-5 generate -> A");
        legal("0-1 delete -> done", "2-3 create -> done", "4-5 generate -> A");
    }

    @Test
    void generation_isNotRefused_withoutCause() {
        illegal(Violation.Kind.REFUSED_WITHOUT_CAUSE, "0-1 generate -> active_code_exists");
        legal("0-9 generate -> A", "0-1 generate -> active_code_exists");
        illegal(Violation.Kind.WRONG_USER_STATE, "0-1 generate -> user_inactive");
        legal("0-1 deactivate -> done", "2-3 generate -> user_inactive");
        illegal(Violation.Kind.WRONG_USER_STATE, "0-1 generate -> user_not_found");
        legal("0-1 delete -> done", "2-3 generate -> user_not_found");
    }

    @Test
    void reasonOfARefusal_isTrueAtSomeMoment() {
        illegal(Violation.Kind.WRONG_REASON, "0-1 verify B -> mismatch");
        legal("0-9 generate -> A", "0-1 verify B -> mismatch");
        illegal(Violation.Kind.WRONG_REASON, "0-1 generate -> A", "2-3 verify B -> no_active_code");
        legal("0-1 generate -> A", "2-3 expire -> done", "4-5 verify B -> no_active_code");
    }

    @Test
    void existenceOfAUser_isConsistent() {
        illegal(Violation.Kind.WRONG_USER_STATE, "0-1 create -> done");
        legal("0-1 create -> user_exists");
        illegal(Violation.Kind.WRONG_USER_STATE, "0-1 delete -> done", "2-3 delete -> done");
        legal("0-1 delete -> done", "2-3 delete -> user_not_found");
        illegal(Violation.Kind.WRONG_USER_STATE, "0-1 expire -> user_not_found");
        legal("0-1 delete -> done", "2-3 expire -> user_not_found");
    }

    @Test
    void operationWithoutAnswer_mayHappenWheneverItExplainsTheOthers() {
        legal("0-1 generate -> A", "2-never expire -> done", "4-5 verify A -> done", "6-7 verify A -> expired");
        legal("0-1 generate -> A", "2-never expire -> done", "6-7 generate -> B");
        illegal(
                Violation.Kind.RIGHT_CODE_REFUSED,
                "0-1 generate -> A",
                "2-3 verify A -> expired",
                "4-never expire -> done");
        illegal(
                Violation.Kind.SECOND_ACTIVE_CODE,
                "0-1 generate -> A",
                "2-never expire -> done",
                "4-5 generate -> B",
                "6-7 generate -> C");
    }

    /** Ten concurrent clients for a long time: the search tries no order twice. */
    @Test
    void manyConcurrentOperations_areDecided() {
        Stream<String> rounds = IntStream.range(0, 200)
                .boxed()
                .flatMap(i -> Stream.of(
                        "%d-%d generate -> C%d".formatted(i * 10, i * 10 + 9, i),
                        "%d-%d expire -> done".formatted(i * 10 + 1, i * 10 + 11),
                        "%d-%d verify C%d -> done".formatted(i * 10 + 2, i * 10 + 9, i)));
        Stream<String> crowd = IntStream.range(0, 10).mapToObj(i -> "%d-%d expire -> done".formatted(i, 1990 + i));
        legal(Stream.concat(rounds, crowd).toArray(String[]::new));
    }

    private static void legal(String... story) {
        assertEquals(Optional.empty(), Linearization.violation(Story.of(story)));
    }

    private static void illegal(Violation.Kind kind, String... story) {
        assertEquals(Optional.of(kind), Linearization.violation(Story.of(story)).map(Violation::kind));
    }
}
