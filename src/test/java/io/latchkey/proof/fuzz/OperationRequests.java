package io.latchkey.proof.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.latchkey.domain.code.CodeText;
import io.latchkey.proof.fuzz.Request.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Requests for one documented operation: valid, with one odd part, or rubbish. */
final class OperationRequests {

    private final DocumentedOperation operation;
    private final FuzzCallers callers;
    private final Targets targets;
    private final Optional<Bodies> bodies;

    OperationRequests(DocumentedOperation operation, FuzzPopulation population) {
        this.operation = operation;
        this.callers = new FuzzCallers(operation.roles()).alsoRefusing(operation);
        this.targets = new Targets(operation, known(population));
        this.bodies = operation.body().map(schema -> new Bodies(operation.documentation(), schema, known(population)));
    }

    /** Values that exist. A schema cannot know them. */
    private static Map<String, Arbitrary<JsonNode>> known(FuzzPopulation population) {
        return Map.of(
                "userId", population.ids().map(TextNode::valueOf),
                "cursor", Arbitraries.just(TextNode.valueOf(Placeholders.CURSOR)),
                "code",
                        Arbitraries.oneOf(Arbitraries.just(Placeholders.CODE), wrongCodes())
                                .map(TextNode::valueOf));
    }

    private static Arbitrary<String> wrongCodes() {
        return Arbitraries.longs().map(seed -> CodeText.random(new Random(seed)).reveal());
    }

    Arbitrary<Request> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, request(callers.good(), targets.good(), accepted(), body())),
                Tuple.of(3, request(callers.odd(), targets.good(), accepted(), body())),
                Tuple.of(3, request(callers.good(), Arbitraries.oneOf(targets.odd()), accepted(), body())),
                Tuple.of(1, request(callers.good(), targets.good(), notAccepted(), body())),
                Tuple.of(bodies.isPresent() ? 6 : 1, request(callers.good(), targets.good(), accepted(), oddBody())),
                Tuple.of(2, rubbish()));
    }

    private Arbitrary<Request> request(
            Arbitrary<Part> caller, Arbitrary<Part> target, Arbitrary<Part> accept, Arbitrary<Part> body) {
        Request bare = Request.of(operation.name(), Rulebook.DOCUMENT, operation.method(), operation.path());
        return Combinators.combine(List.of(target, caller, accept, requestId(), body))
                .as(bare::with);
    }

    private Arbitrary<Part> body() {
        return bodies.map(Bodies::good).orElse(Arbitraries.just(request -> request));
    }

    private Arbitrary<Part> oddBody() {
        return bodies.map(Bodies::odd).orElse(Arbitraries.just(request -> request));
    }

    private Arbitrary<Request> rubbish() {
        Arbitrary<Part> caller = Arbitraries.frequencyOf(Tuple.of(3, callers.good()), Tuple.of(1, callers.odd()));
        Arbitrary<Part> target = Arbitraries.oneOf(targets.good(), targets.rubbish());
        Arbitrary<Part> body = bodies.map(Bodies::rubbish).orElse(body());
        return request(caller, target, Arbitraries.oneOf(accepted(), notAccepted()), body)
                .map(request -> request.odd("rubbish", Set.of()));
    }

    private static Arbitrary<Part> accepted() {
        return Part.headers("Accept", "", "*/*", "application/json", "text/html, application/*;q=0.1");
    }

    private static Arbitrary<Part> notAccepted() {
        return Part.headers("Accept", "text/html", "application/xml", "text/plain;q=0.9", "image/*")
                .map(accept -> accept.odd("nothing is accepted", Set.of(406)));
    }

    /** Any request id of a caller. */
    private static Arbitrary<Part> requestId() {
        return Part.headers("X-Request-Id", "", "", "r-1", "a b", "x".repeat(129), "\u00e9", "{}\"");
    }
}
