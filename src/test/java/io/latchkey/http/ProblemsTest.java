package io.latchkey.http;

import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.VERIFY;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Refusals by the framework are problems too. */
@QuarkusTest
class ProblemsTest {

    @TestHTTPResource
    URI server;

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/v1", "/v1/users", "/v1/users//temporary-verification-code", "/dev/idp/nope"})
    void unknownPath_isNotFound(String path) {
        problem(given().urlEncodingEnabled(false).get(path), 404, "not-found");
    }

    /** The HTTP server refuses it before our routes, with the right status and no body. */
    @Test
    void pathThatCannotBeDecoded_isABadRequest() throws IOException {
        String answer =
                send("GET /v1/users/%ZZ/verification-methods HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
    }

    @Test
    void unknownMethod_isNotAllowed() {
        problem(as(Tokens.auditor()).put(AUDIT_EVENTS), 405, "method-not-allowed");
        problem(as(Tokens.pipeline()).get(VERIFY, People.activeUser()), 405, "method-not-allowed");
    }

    @Test
    void bodyThatIsNotJson_isUnsupported() {
        Response answer = as(Tokens.admin())
                .contentType("text/plain")
                .body("{\"expiresInHours\":4}")
                .post(CODE, People.activeUser());
        problem(answer, 415, "unsupported-media-type");
    }

    @Test
    void answerThatIsNotJson_isNotAcceptable() {
        problem(as(Tokens.admin()).accept("text/html").get(CODE, People.activeUser()), 406, "not-acceptable");
    }

    @Test
    void bodyOf16KiB_isRead_andOneByteMoreIsNot() {
        String frame = "{\"code\":\"\"}";
        String longest = "7".repeat(16 * 1024 - frame.length());
        verifyText(longest).then().statusCode(200).body("reason", equalTo("malformed"));
        problem(verifyText(longest + "7"), 413, "content-too-large");
    }

    private static Response verifyText(String code) {
        return json(Tokens.pipeline(), "{\"code\":\"" + code + "\"}").post(VERIFY, People.activeUser());
    }

    @Test
    void bodyInChunks_thatIsTooLarge_isRefusedToo() throws IOException {
        String chunk = "1000\r\n" + "7".repeat(4096) + "\r\n";
        String answer = raw("Transfer-Encoding: chunked\r\n", chunk.repeat(5) + "0\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
        assertTrue(answer.contains("urn:latchkey:problem:content-too-large"), answer);
    }

    @Test
    void bodyInChunks_thatIsShortEnough_isRead() throws IOException {
        String answer = raw("Transfer-Encoding: chunked\r\n", "e\r\n{\"code\":\"7K3M\"\r\n1\r\n}\r\n0\r\n\r\n");
        assertTrue(answer.contains("malformed"), answer);
    }

    /** As a client that does not know the limit would send it. */
    private String raw(String headers, String body) throws IOException {
        String path = "/v1/users/" + People.activeUser() + "/temporary-verification-code/verify";
        String head = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n".formatted(path)
                + "Authorization: Bearer " + Tokens.pipeline().sign() + "\r\nConnection: close\r\n" + headers + "\r\n";
        return send(head + body);
    }

    private String send(String request) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void callerWithoutAToken_isChallenged() {
        problem(given().get(AUDIT_EVENTS), 401, "invalid-token").then().header("WWW-Authenticate", equalTo("Bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.e30."})
    void malformedToken_isInvalid(String token) {
        problem(given().auth().oauth2(token).get(AUDIT_EVENTS), 401, "invalid-token")
                .then()
                .header("WWW-Authenticate", containsString("Bearer error=\"invalid_token\""));
    }

    @Test
    void anotherScheme_isNotAToken() {
        problem(given().auth().preemptive().basic("carol", "secret").get(AUDIT_EVENTS), 401, "invalid-token");
    }

    @Test
    void errors_neverQuoteTheRequest() {
        String code = CodeCalls.wrong();
        String user = People.activeUser();
        for (String body : new String[] {
            code,
            "\"" + code + "\"",
            "{\"code\":" + code + "}",
            "{\"" + code + "\":\"\"}",
            "{\"code\":{\"" + code + "\":1}}",
            "{\"code\":\"x\",\"purpose\":\"" + code + "\"}"
        }) {
            String answer = json(Tokens.pipeline(), body)
                    .post(VERIFY, user)
                    .then()
                    .statusCode(400)
                    .extract()
                    .asString();
            assertFalse(answer.contains(code), answer);
        }
    }

    @Test
    void everyAnswer_hasARequestId() {
        given().get("/nope").then().header("X-Request-Id", notNullValue());
        given().get(AUDIT_EVENTS).then().header("X-Request-Id", notNullValue());
    }

    private static Response problem(Response answer, int status, String name) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .header("Cache-Control", equalTo("no-store"))
                .body("type", equalTo("urn:latchkey:problem:" + name))
                .body("title", notNullValue())
                .body("status", equalTo(status))
                .body("detail", notNullValue())
                .body("instance", notNullValue());
        return answer;
    }
}
