package io.latchkey.proof.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.proof.fuzz.DocumentedOperation.Parameter;
import io.latchkey.proof.fuzz.Request.Part;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Paths and queries of an operation: valid, or with one wrong parameter. */
final class Targets {

    /** The HTTP server accepts 4 KiB for a request's first line. */
    private static final int MAX_ENCODED = 1_000;

    private final DocumentedOperation operation;
    private final Map<String, Arbitrary<JsonNode>> known;

    /** @param known values that exist in the service, by the name of their parameter */
    Targets(DocumentedOperation operation, Map<String, Arbitrary<JsonNode>> known) {
        this.operation = operation;
        this.known = known;
    }

    Arbitrary<Part> good() {
        return values().map(values -> request -> request.target(target(values)));
    }

    /** An absent parameter is an empty list. */
    private Arbitrary<List<List<String>>> values() {
        return Combinators.combine(
                        operation.parameters().stream().map(this::value).toList())
                .as(values -> values);
    }

    private Arbitrary<List<String>> value(Parameter parameter) {
        Arbitrary<List<String>> given = text(parameter).map(List::of);
        return parameter.isRequired()
                ? given
                : Arbitraries.frequencyOf(Tuple.of(1, given), Tuple.of(2, Arbitraries.just(List.of())));
    }

    private Arbitrary<String> text(Parameter parameter) {
        Arbitrary<String> any = sendable(Values.good(parameter.schema()).map(JsonNode::asText));
        return known.containsKey(parameter.name()) ? known.get(parameter.name()).map(JsonNode::asText) : any;
    }

    private static Arbitrary<String> sendable(Arbitrary<String> texts) {
        return Texts.only(texts, text -> encoded(text).length() <= MAX_ENCODED);
    }

    List<Arbitrary<Part>> odd() {
        List<Arbitrary<Part>> odd = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            Values.badParameter(parameter.schema()).forEach(bad -> odd.add(odd(parameter, sendable(bad))));
            if (parameter.isRequired() && !parameter.isInPath()) {
                odd.add(values().map(values -> changed(values, parameter, List.of(), "no ")));
            }
        }
        return odd;
    }

    /** An empty segment, or dots, would make another path. */
    private Arbitrary<Part> odd(Parameter parameter, Arbitrary<String> bad) {
        Arbitrary<String> there = parameter.isInPath() ? Texts.only(bad, Targets::isSegment) : bad;
        return Combinators.combine(values(), there)
                .as((values, text) -> changed(values, parameter, List.of(text), "a wrong "));
    }

    private Part changed(List<List<String>> values, Parameter parameter, List<String> value, String oddity) {
        List<List<String>> changed = new ArrayList<>(values);
        changed.set(operation.parameters().indexOf(parameter), value);
        return request -> request.target(target(changed)).odd(oddity + parameter.name(), Set.of(400));
    }

    /** Any value for any parameter. */
    Arbitrary<Part> rubbish() {
        Arbitrary<List<String>> value =
                Texts.only(Texts.any(), Targets::isSegment).map(List::of);
        return value.list()
                .ofSize(operation.parameters().size())
                .map(values -> request -> request.target(target(values)).odd("rubbish as parameters", Set.of()));
    }

    private String target(List<List<String>> values) {
        String path = operation.path();
        List<String> query = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Parameter parameter = operation.parameters().get(i);
            for (String value : values.get(i)) {
                path = path.replace("{" + parameter.name() + "}", encoded(value));
                if (!parameter.isInPath()) {
                    query.add(parameter.name() + "=" + encoded(value));
                }
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static boolean isSegment(String text) {
        return !text.matches("\\.{0,2}") && encoded(text).length() <= MAX_ENCODED;
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
