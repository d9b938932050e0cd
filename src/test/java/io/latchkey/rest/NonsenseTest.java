package io.latchkey.rest;

import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.METHODS;
import static io.latchkey.testing.Calls.VERIFY;
import static io.latchkey.testing.Calls.as;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Calls;
import io.latchkey.testing.Codes;
import io.latchkey.testing.DocumentedAnswers;
import io.latchkey.testing.Nonsense;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Requests that make no sense, or some: each is answered, never with a 500 or a code, and as the OpenAPI document says, which
 * {@link DocumentedAnswers} sees to.
 */
@QuarkusTest
class NonsenseTest {

    private static final List<String> MEMBERS = List.of("expiresInHours", "reason", "code", "purpose");
    private static final List<String> PARAMETERS = List.of("userId", "actor", "type", "from", "to", "limit", "cursor");

    private final Nonsense nonsense = new Nonsense();
    private final String user = People.activeUser();
    private final List<String> users =
            List.of(user, People.userWithMethods(), People.inactiveUser(), People.nobody(), "x".repeat(129), "a b");

    @Test
    void nonsense_isAnswered() {
        String code = Calls.newCode(user);
        int refused = 0;
        for (int i = 0; i < Nonsense.REQUESTS; i++) {
            Response answer = request(code);
            String what = Nonsense.place(i) + answer.statusCode() + " " + answer.asString();
            refused += answer.statusCode() >= 400 ? 1 : 0;
            assertTrue(answer.statusCode() < 500, what);
            assertFalse(answer.asString().contains(code), what);
        }
        assertTrue(refused > Nonsense.REQUESTS / 3 && refused < Nonsense.REQUESTS, refused + " were refused");
    }

    private Response request(String code) {
        String someone = nonsense.oneIn(4) ? People.activeUser() : nonsense.oneOf(users);
        return switch (nonsense.oneOf(0, 0, 1, 1, 1, 2, 3, 4, 4, 5)) {
            case 0 ->
                body(caller(), Map.of("expiresInHours", 4, "reason", "lost phone"))
                        .post(CODE, someone);
            case 1 ->
                body(caller(), Map.of("code", nonsense.oneOf(code, Codes.wrong()), "purpose", "mfa_login"))
                        .post(VERIFY, someone);
            case 2 -> caller().get(METHODS, someone);
            case 3 -> caller().get(CODE, someone);
            case 4 -> query(caller()).get(AUDIT_EVENTS);
            default ->
                body(caller(), Map.of("code", code))
                        .request(nonsense.oneOf("PUT", "PATCH", "DELETE", "OPTIONS"), METHODS, someone);
        };
    }

    private RequestSpecification caller() {
        return nonsense.oneOf(List.of(
                        as(Tokens.admin()),
                        as(Tokens.pipeline()),
                        as(Tokens.auditor()),
                        as(Tokens.admin().acr("low")),
                        given(),
                        given().header("Authorization", "Bearer " + nonsense.oneOf("x", "a.b.c", "\"", "%00"))))
                .accept(nonsense.oneOf("*/*", "*/*", "*/*", "application/json", "text/html", "nonsense"));
    }

    private RequestSpecification body(RequestSpecification request, Map<String, Object> good) {
        Map<String, Object> body = nonsense.oneIn(3) ? nonsense.object(MEMBERS) : nonsense.spoiled(good, MEMBERS);
        return request.contentType(nonsense.oneIn(8) ? "text/plain" : "application/json")
                .body(nonsense.oneIn(8) ? nonsense.text() : new JsonObject(body).encode());
    }

    private RequestSpecification query(RequestSpecification request) {
        for (int i = nonsense.oneOf(0, 1, 2); i > 0; i--) {
            request.queryParam(nonsense.oneOf(PARAMETERS), shortened(nonsense.text()));
        }
        return request;
    }

    /** The HTTP server reads no more than 4 KiB of a request's first line. */
    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 300));
    }
}
