package io.latchkey.proof.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** JSON of any shape. */
final class Rubbish {

    private static final int DEEPEST = 3;

    private Rubbish() {}

    /** @param names that many members have */
    static Arbitrary<String> json(List<String> names) {
        return value(names, DEEPEST);
    }

    static Arbitrary<String> object(List<String> names) {
        return object(names, DEEPEST);
    }

    private static Arbitrary<String> value(List<String> names, int depth) {
        Arbitrary<String> leaf = Arbitraries.frequencyOf(
                Tuple.of(3, Texts.any().map(Values::quoted)),
                Tuple.of(2, Arbitraries.of(names).map(Values::quoted)),
                Tuple.of(
                        3,
                        Arbitraries.of(
                                "true", "false", "null", "0", "-1", "4", "0.5", "1e300", "1e400", "2147483648")));
        if (depth == 0) {
            return leaf;
        }
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaf), Tuple.of(2, list(names, depth - 1)), Tuple.of(4, object(names, depth - 1)));
    }

    private static Arbitrary<String> list(List<String> names, int depth) {
        return value(names, depth).list().ofMaxSize(4).map(values -> "[" + String.join(",", values) + "]");
    }

    private static Arbitrary<String> object(List<String> names, int depth) {
        Arbitrary<String> name = Arbitraries.frequencyOf(Tuple.of(7, Arbitraries.of(names)), Tuple.of(1, Texts.any()));
        Arbitrary<String> member =
                Combinators.combine(name, value(names, depth)).as((key, value) -> Values.quoted(key) + ":" + value);
        return member.list().ofMaxSize(5).map(members -> members.stream().collect(Collectors.joining(",", "{", "}")));
    }
}
