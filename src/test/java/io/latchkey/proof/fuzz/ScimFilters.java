package io.latchkey.proof.fuzz;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Filters (RFC 7644 §3.4.2.2): valid ones, and texts that are almost one. */
final class ScimFilters {

    private static final int DEEPEST = 3;

    private static final List<String> TEXT_OPERATORS =
            List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "EQ", "Sw");

    private ScimFilters() {}

    static Arbitrary<String> good() {
        return good(2);
    }

    private static Arbitrary<String> good(int depth) {
        Arbitrary<String> leaf = Arbitraries.oneOf(
                Combinators.combine(
                                Arbitraries.of(
                                        "userName",
                                        "displayName",
                                        "externalId",
                                        "name.familyName",
                                        "emails.value",
                                        "USERNAME"),
                                Arbitraries.of(TEXT_OPERATORS),
                                Texts.only(Texts.any(), text -> text.indexOf('\0') < 0 && text.length() < 60)
                                        .map(Values::quoted))
                        .as((name, operator, value) -> name + " " + operator + " " + value),
                Arbitraries.of(
                        "active eq true",
                        "active eq false",
                        "meta.created gt \"2020-01-01T00:00:00Z\"",
                        "emails[type eq \"work\" and value co \"@\"]",
                        "emails pr"));
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> other = good(depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaf),
                Tuple.of(1, Combinators.combine(leaf, other).as((one, two) -> one + " and " + two)),
                Tuple.of(1, Combinators.combine(leaf, other).as((one, two) -> one + " or (" + two + ")")),
                Tuple.of(1, other.map(one -> "not (" + one + ")")));
    }

    /** @param names of attributes */
    static Arbitrary<String> rubbish(List<String> names) {
        return rubbish(names, DEEPEST);
    }

    private static Arbitrary<String> rubbish(List<String> names, int depth) {
        Arbitrary<String> value = Arbitraries.oneOf(
                Texts.any().map(Values::quoted),
                Texts.any(),
                Arbitraries.of("true", "null", "7", "{}", "\"", "-1e400"));
        Arbitrary<String> leaf = Combinators.combine(
                        Arbitraries.of(names), Arbitraries.of("eq", "ne", "co", "gt", "pr", "is", "", "\t"), value)
                .as((name, operator, text) ->
                        operator.equals("pr") ? name + " pr" : name + " " + operator + " " + text);
        if (depth == 0) {
            return leaf;
        }
        Arbitrary<String> other = rubbish(names, depth - 1);
        return Arbitraries.frequencyOf(
                Tuple.of(3, leaf),
                Tuple.of(1, Texts.any()),
                Tuple.of(1, Combinators.combine(leaf, other).as((one, two) -> one + " and " + two)),
                Tuple.of(1, Combinators.combine(leaf, other).as((one, two) -> "(" + one + ") or " + two)),
                Tuple.of(1, other.map(one -> "not (" + one + ")")),
                Tuple.of(
                        1,
                        Combinators.combine(Arbitraries.of(names), other).as((name, one) -> name + "[" + one + "]")));
    }
}
