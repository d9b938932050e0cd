package io.latchkey;

import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.latchkey.testing.Calls.AUDIT_VERIFICATION;
import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.METHODS;
import static io.latchkey.testing.Calls.VERIFY;
import static io.latchkey.testing.Calls.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.domain.audit.AuditEvent;
import io.latchkey.domain.audit.ChainVerification;
import io.latchkey.domain.code.Purpose;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Rejection;
import io.latchkey.testing.Documentation;
import io.latchkey.testing.DocumentedAnswers;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The document at {@code /q/openapi}. {@link DocumentedAnswers} compares the responses of all tests with it. */
@QuarkusTest
class OpenApiTest {

    private Documentation documentation;

    @BeforeEach
    void read() {
        documentation = Documentation.served();
    }

    @Test
    void servedDocument_isTheFile() {
        assertEquals(Documentation.written().root(), documentation.root());
    }

    @Test
    void everyOperationOfTheContract_isDocumented_withAllItsStatuses() {
        Map<String, String> expected = new TreeMap<>(Map.of(
                "generate post " + CODE, "201 400 401 403 404 406 409 413 415 429 500 503",
                "status get " + CODE, "200 400 401 403 404 406 500 503",
                "expire delete " + CODE, "204 400 401 403 404 406 500 503",
                "verify post " + VERIFY, "200 400 401 403 406 413 415 429 500 503",
                "verificationMethods get " + METHODS, "200 400 401 403 404 406 500 503",
                "auditEvents get " + AUDIT_EVENTS, "200 400 401 403 406 500 503",
                "verifyAuditEvents get " + AUDIT_VERIFICATION, "200 400 401 403 406 500 503"));
        Map<String, String> documented = new TreeMap<>();
        documentation
                .root()
                .path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyStream()
                        .forEach(operation -> documented.put(
                                operation.getValue().path("operationId").asText() + " " + operation.getKey() + " "
                                        + path.getKey(),
                                operation
                                        .getValue()
                                        .path("responses")
                                        .propertyStream()
                                        .map(Map.Entry::getKey)
                                        .sorted()
                                        .collect(Collectors.joining(" ")))));
        assertEquals(expected, documented);
    }

    @ParameterizedTest
    @CsvSource({
        "GenerateRequest/properties/expiresInHours/minimum, 1",
        "GenerateRequest/properties/expiresInHours/maximum, 24",
        "GenerateRequest/properties/reason/maxLength, 256",
        "GenerateRequest/additionalProperties, false",
        "VerifyRequest/additionalProperties, false"
    })
    void bounds_areDocumented(String place, String bound) {
        assertEquals(
                bound,
                documentation
                        .at(JsonPointer.compile("/components/schemas/" + place))
                        .asText());
    }

    @Test
    void words_areDocumented() {
        assertEquals(words(Rejection.values(), Rejection::word), enumeration("VerifyResponse", "reason"));
        assertEquals(
                words(ChainVerification.Problem.values(), ChainVerification.Problem::word),
                enumeration("BrokenLink", "problem"));
        Set<String> refusals = words(Refusal.values(), Refusal::word);
        refusals.remove(Refusal.USER_NOT_FOUND.word());
        refusals.remove(Refusal.ISSUER_QUOTA_EXCEEDED.word());
        refusals.remove(Refusal.LIFETIME_NOT_ALLOWED.word());
        assertEquals(refusals, strings(schema("Blocker").path("enum")));
        assertEquals(
                words(AuditEvent.Type.values(), AuditEvent.Type::word),
                strings(schema("AuditEventType").path("enum")));
        assertEquals(
                words(Purpose.values(), Purpose::word),
                strings(schema("Purpose").path("enum")));
    }

    private static <T> Set<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).collect(Collectors.toCollection(TreeSet::new));
    }

    private JsonNode schema(String name) {
        return documentation.root().path("components").path("schemas").path(name);
    }

    private Set<String> enumeration(String schema, String property) {
        return strings(schema(schema).path("properties").path(property).path("enum"));
    }

    private static Set<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tools resolve them. */
    @Test
    void everyReference_hasATarget() {
        List<String> references = new ArrayList<>();
        walk(documentation.root(), JsonPointer.empty(), (place, node) -> {
            if (node.path("$ref").isTextual()) {
                references.add(node.path("$ref").asText());
            }
        });
        assertTrue(references.size() > 40, references.toString());
        List<String> dangling = references.stream()
                .filter(reference -> documentation
                        .root()
                        .at(JsonPointer.compile(reference.substring(1)))
                        .isMissingNode())
                .toList();
        assertEquals(List.of(), dangling);
    }

    @Test
    void everyExample_isValidByItsSchema() {
        List<String> complaints = new ArrayList<>();
        List<JsonNode> examples = new ArrayList<>();
        walk(documentation.root(), JsonPointer.empty(), (place, node) -> {
            if (node.path("schema").isObject()) {
                Documentation.examples(node).forEach(example -> {
                    examples.add(example);
                    complaints.addAll(documentation.complaints(place.appendProperty("schema"), example));
                });
            } else if (node.path("examples").isArray()) {
                node.path("examples").forEach(example -> {
                    examples.add(example);
                    complaints.addAll(documentation.complaints(place, example));
                });
            }
        });
        assertTrue(examples.size() > 40, examples.toString());
        assertEquals(List.of(), complaints);
    }

    private static void walk(JsonNode node, JsonPointer place, BiConsumer<JsonPointer, JsonNode> visitor) {
        visitor.accept(place, node);
        node.propertyStream()
                .forEach(member -> walk(member.getValue(), place.appendProperty(member.getKey()), visitor));
        for (int i = 0; i < node.size() && node.isArray(); i++) {
            walk(node.get(i), place.appendIndex(i), visitor);
        }
    }

    /** Optional members have examples too, so that the requests contain every documented member. */
    @Test
    void requestsMadeOfTheExamples_areAccepted() {
        String user = People.activeUser();
        json(Tokens.admin(), exampleOf("GenerateRequest"))
                .post(CODE, user)
                .then()
                .statusCode(201);
        json(Tokens.pipeline(), exampleOf("VerifyRequest"))
                .post(VERIFY, user)
                .then()
                .statusCode(200);
    }

    private Map<String, Object> exampleOf(String schema) {
        return schema(schema)
                .path("properties")
                .propertyStream()
                .filter(member -> member.getValue().has("examples"))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        member -> member.getValue().path("examples").get(0)));
    }

    @Test
    void everyOperation_namesItsRoles() {
        List<String> roles = documentation.root().path("paths").findValues("security").stream()
                .map(security -> security.get(0).path("accessToken").toString())
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "[\"auditor\",\"mfa-admin\"]",
                        "[\"auditor\"]",
                        "[\"login-pipeline\"]",
                        "[\"login-pipeline\"]",
                        "[\"mfa-admin\",\"auditor\"]",
                        "[\"mfa-admin\"]",
                        "[\"mfa-admin\"]"),
                roles);
    }
}
