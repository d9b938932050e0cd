package io.latchkey.proof.fuzz;

import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.latchkey.testing.Calls.as;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.Calls;
import io.latchkey.testing.Documentation;
import io.latchkey.testing.People;
import io.latchkey.testing.Proof;
import io.latchkey.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every request gets an answer that the documents promise: no 5xx, no internals, and a code only for its recipient. Other runs:
 * {@code -Dfuzz.seed=42}, {@code -Dfuzz.requests=200000}.
 */
@QuarkusTest
class FuzzTest {

    /** So many requests cause every promised answer at least once. */
    private static final int EVERY_ANSWER = 10_000;

    private static final long SEED = Long.getLong("fuzz.seed", 2026);
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", Proof.ON ? EVERY_ANSWER : 3_000);

    /** An internal error, and PostgreSQL unavailable or a replica overloaded: a request alone causes none of them. */
    private static final String NOT_CAUSED_BY_A_REQUEST = ".* 50[03] .*";

    private static final Map<String, String> PROMISED_BY_SCIM = Map.of(
            "create", "201 400 401 403 406 409 413 415",
            "replace", "200 400 401 403 404 406 409 412 413 415",
            "patch", "200 400 401 403 404 406 412",
            "delete", "204 401 403 404 406 412",
            "read", "200 304 401 403 404 406",
            "list", "200 400 401 403 406",
            "search", "200 400 401 403 406",
            "discover", "200 401 403 406",
            "stray", "404 405");

    @TestHTTPResource
    URI server;

    private Documentation documentation;
    private List<DocumentedOperation> operations;
    private ScimSchemas schemas;

    /** Tests of the directory leave users with an attribute that no schema has. */
    @BeforeAll
    static void removeUsersOfTheDirectory() {
        People.update("DELETE FROM users WHERE attributes::text LIKE '%\"grade\"%'");
    }

    @BeforeEach
    void read() {
        documentation = Documentation.served();
        operations = DocumentedOperation.all(documentation);
        schemas = ScimSchemas.served();
    }

    @Test
    void everyAnswer_isAsDocumented() {
        FuzzPopulation population = FuzzPopulation.of(Math.max(300, REQUESTS / 50));
        fuzz(requests(operations, population), REQUESTS * 7 / 10, promised(operations));
    }

    @Test
    void everyScimAnswer_followsItsStandard() {
        Arbitrary<String> users = FuzzPopulation.provisioned(Math.max(200, REQUESTS / 30));
        fuzz(new ScimRequests(schemas, users).any(), REQUESTS * 3 / 10, promisedByScim());
    }

    private void fuzz(Arbitrary<Request> requests, int count, Stream<String> promised) {
        FuzzCodes knownCodes = new FuzzCodes(Calls.newCode(People.activeUser()), cursor());
        Judgement judgement = new Judgement(documentation, operations, new ScimRules(schemas), knownCodes);
        try (Exchange exchange = new Exchange(server, Fuzz.CONNECTIONS, knownCodes)) {
            Fuzz fuzz = new Fuzz(exchange, judgement, knownCodes);
            String findings = fuzz.run(requests, count, SEED);
            System.out.printf("-Dfuzz.seed=%d -Dfuzz.requests=%d%n%s%n", SEED, REQUESTS, fuzz.tally());
            assertEquals("", findings, () -> "-Dfuzz.seed=" + SEED + " found\n" + findings);
            if (REQUESTS >= EVERY_ANSWER) {
                assertEquals(List.of(), fuzz.tally().missing(promised), () -> "of " + fuzz.tally());
            }
        }
    }

    /** Together with the code before, there are at least two events, and a page after the first. */
    private static String cursor() {
        Calls.newCode(People.activeUser());
        return as(Tokens.auditor()).queryParam("limit", 1).get(AUDIT_EVENTS).path("nextCursor");
    }

    private static Arbitrary<Request> requests(List<DocumentedOperation> operations, FuzzPopulation population) {
        List<Tuple.Tuple2<Integer, Arbitrary<Request>>> all = new ArrayList<>();
        operations.forEach(operation -> all.add(
                Tuple.of(operation.body().isPresent() ? 4 : 2, new OperationRequests(operation, population).any())));
        all.add(Tuple.of(1, StrayRequests.of(operations)));
        return Arbitraries.frequencyOf(all);
    }

    private static Stream<String> promised(List<DocumentedOperation> operations) {
        return operations.stream()
                .flatMap(operation -> operation.answers().map(answer -> operation.name() + " " + answer))
                .filter(answer -> !answer.matches(NOT_CAUSED_BY_A_REQUEST));
    }

    private static Stream<String> promisedByScim() {
        return PROMISED_BY_SCIM.entrySet().stream()
                .flatMap(each ->
                        Stream.of(each.getValue().split(" ")).map(status -> "scim " + each.getKey() + " " + status));
    }
}
