package io.latchkey;

import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.VERIFY;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.Calls.methods;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.status;
import static io.latchkey.testing.Calls.verify;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Calls;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.Disguises;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.LogCapture;
import io.latchkey.testing.People;
import io.latchkey.testing.Scim;
import io.latchkey.testing.SpanCapture;
import io.latchkey.testing.StoredText;
import io.latchkey.testing.Tokens;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A code is in the response that shows it and nowhere else. The test makes every call, with and without outages, and captures
 * every log record of every library. Then it searches all logs, stores, metrics and other responses for every generated code,
 * and for wrong codes that are nearly right.
 *
 * <p>Codes are sent in every member of a body. The test does not search for codes in a URL or a header, because every proxy
 * before the service has already logged them.
 */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecrecyTest {

    private static final int QUOTA = 6;
    private static final int GUESSES = 10;

    private final String user = People.userWithMethods();
    private final List<String> issued = new ArrayList<>();
    private final List<String> typed = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();
    private final List<String> traced = new ArrayList<>();
    private List<String> logged;

    private final SpanCapture spans;

    SecrecyTest(SpanCapture spans) {
        this.spans = spans;
    }

    /** Runs once, but not in @BeforeAll, because the server's port is known from the first test on only. */
    @BeforeEach
    void makeEveryCallOnce() {
        if (logged == null) {
            makeEveryCall();
        }
    }

    private void makeEveryCall() {
        logged = List.of();
        LogCapture log = LogCapture.start();
        spans.start();
        RestAssured.filters((request, response, context) -> kept(context.next(request, response)));
        // Netty logs only while it starts; this record shows that its loggers are captured too.
        InternalLoggerFactory.getInstance("io.netty.SecrecyTest").trace("captured");
        try {
            codesInTheirPlace();
            codesOutOfPlace(newCode(People.activeUser()));
            codesAsPasswords(newCode(People.activeUser()));
            refusals();
            limits();
            withoutRedis();
            withoutPostgres();
            Stream.of("/q/metrics", "/q/health", "/q/openapi").forEach(path -> given().get(path));
        } finally {
            RestAssured.replaceFiltersWith(List.of());
            log.stop();
            spans.stop().forEach(span -> traced.add(span.getName() + span.getAttributes() + span.getEvents()));
        }
        logged = log.records();
        stored.addAll(StoredText.ofPostgres());
        stored.addAll(StoredText.ofRedis());
    }

    /** The response that shows a code, without the code. */
    private Response kept(Response answer) {
        String text = answer.headers() + answer.asString();
        if (answer.statusCode() == 201 && !answer.contentType().startsWith(Scim.MEDIA_TYPE)) {
            String code = answer.path("code");
            issued.add(code);
            text = text.replaceFirst(code, "");
        }
        answers.add(text);
        return answer;
    }

    private void codesInTheirPlace() {
        String code = newCode(user);
        spellings(code).forEach(spelling -> verify(user, spelling));
        wrong(code).forEach(text -> verify(user, text));
        Stream.of("mfa_login", "device_activation", "password_reset", code)
                .forEach(purpose -> json(Tokens.pipeline(), Map.of("code", code, "purpose", purpose))
                        .post(VERIFY, user));
        lookAround();
        expire(user);
        verify(user, code);
        lookAround();
    }

    private static Stream<String> spellings(String code) {
        return Stream.of(
                code,
                code.toLowerCase(Locale.ROOT),
                code.replace("-", ""),
                " " + code.replace('-', ' ').replace('0', 'o') + " ");
    }

    private Stream<String> wrong(String code) {
        List<String> texts = List.of(CodeCalls.nearMiss(code), CodeCalls.mistyped(code));
        typed.addAll(texts);
        return Stream.concat(texts.stream(), Stream.of(code + code, code.substring(1)));
    }

    private void lookAround() {
        status(user);
        methods(user);
        Calls.auditEvents(user);
        as(Tokens.auditor()).get(AUDIT_EVENTS);
    }

    /** Mistakes of a caller's developer. */
    private void codesOutOfPlace(String code) {
        List.of(
                        "%s",
                        "\"%s\"",
                        "[\"%s\"]",
                        "{\"code\":%s}",
                        "{\"code\":[\"%s\"]}",
                        "{\"code\":{\"%s\":1}}",
                        "{\"code\":\"%s",
                        "{\"code\":\"\\%s\"}",
                        "{\"%s\":\"\"}",
                        "{\"Code\":\"%s\"}",
                        "{\"code\":null,\"%s\":{}}",
                        "{\"code\":\"%1$s\",\"code\":\"%1$s\"}",
                        "{\"code\":\"%1$s\",\"%1$s\":\"%1$s\"}",
                        "{\"code\":\"%1$s\"}%1$s",
                        "{\"expiresInHours\":\"%s\"}",
                        "{\"expiresInHours\":4,\"reason\":[\"%s\"]}",
                        "{\"expiresInHours\":4,\"reason\":\"instead of %s\"}")
                .forEach(body -> {
                    json(Tokens.pipeline(), body.formatted(code)).post(VERIFY, user);
                    json(Tokens.admin(), body.formatted(code)).post(CODE, user);
                });
        as(Tokens.pipeline()).contentType(ContentType.TEXT).body(code).post(VERIFY, user);
        as(Tokens.pipeline()).formParam("code", code).post(VERIFY, user);
        as(Tokens.pipeline()).multiPart("code", code).post(VERIFY, user);
        json(Tokens.pipeline(), "{\"code\":\"" + code.repeat(2_000) + "\"}").post(VERIFY, user);
        verify(People.nobody(), code);
        verify(People.inactiveUser(), code);
        verify(People.activeUser(), code);
    }

    /** Identity providers send passwords (RFC 7643 §4.1.1), which are not stored either. */
    private void codesAsPasswords(String code) {
        Map<String, Object> someone = Scim.someone();
        someone.put("password", code);
        String id = Scim.created(someone);
        Scim.replace(id, someone);
        Scim.patch(id, "{\"op\":\"replace\",\"path\":\"password\",\"value\":\"" + code + "\"}");
        Scim.patch(id, "{\"op\":\"add\",\"value\":{\"password\":\"" + code + "\",\"" + code + "\":1}}");
        Scim.patch(id, "{\"op\":\"add\",\"path\":\"" + code + "\",\"value\":1}");
        Scim.patch(id, "{\"op\":\"" + code + "\",\"path\":\"title\",\"value\":1}");
        List.of(
                        "{\"password\":\"%s\"",
                        "{\"password\":%s}", "{\"%s\":1}", "{\"userName\":[\"%s\"]}", "{\"name\":{\"%s\":1}}")
                .forEach(body -> Scim.create(body.formatted(code)));
        Scim.body(Map.of("filter", "password eq \"" + code + "\"")).post(Scim.USERS + "/.search");
        Scim.body(Map.of("filter", code + " eq \"x\"", "sortBy", code, "count", code))
                .post(Scim.USERS + "/.search");
        Scim.delete(id);
    }

    private void refusals() {
        String code = newCode(user);
        generate(user);
        generate(People.nobody());
        generate(People.inactiveUser());
        json(Tokens.admin().acr("low"), Map.of("expiresInHours", 4)).post(CODE, user);
        json(Tokens.admin(), Map.of("code", code)).post(VERIFY, user);
        given().contentType(ContentType.JSON).body(Map.of("code", code)).post(VERIFY, user);
        given().auth()
                .oauth2("a.b.c")
                .contentType(ContentType.JSON)
                .body(Map.of("code", code))
                .post(VERIFY, user);
        expire(user);
    }

    private void limits() {
        String busy = People.activeUser();
        for (int i = 0; i < QUOTA; i++) {
            newCode(busy);
            expire(busy);
        }
        assertEquals(429, generate(busy).statusCode());
        String code = newCode(user);
        String nearMiss = CodeCalls.nearMiss(code);
        typed.add(nearMiss);
        for (int i = 0; i < GUESSES; i++) {
            verify(user, nearMiss);
        }
        assertEquals(429, verify(user, nearMiss).statusCode());
        assertEquals(429, verify(user, code).statusCode());
    }

    private void withoutRedis() {
        stored.addAll(StoredText.ofRedis());
        LatchkeyStores.redis().stop();
        try {
            String other = People.activeUser();
            String code = newCode(other);
            spellings(code).forEach(spelling -> verify(other, spelling));
            wrong(code).forEach(text -> verify(other, text));
        } finally {
            LatchkeyStores.redis().restart();
        }
    }

    /** Stops PostgreSQL, and then lets it fail: unexpected errors are logged with all their details. */
    private void withoutPostgres() {
        String other = People.activeUser();
        String code = newCode(other);
        People.update("ALTER ROLE latchkey NOLOGIN");
        People.count("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'latchkey'");
        try {
            assertUnanswered(503, other, code);
        } finally {
            People.update("ALTER ROLE latchkey LOGIN");
        }
        People.update("ALTER TABLE temporary_verification_codes ADD CONSTRAINT never CHECK (uses < 0) NOT VALID");
        try {
            assertUnanswered(500, other, code);
        } finally {
            People.update("ALTER TABLE temporary_verification_codes DROP CONSTRAINT never");
        }
        verify(other, code).then().statusCode(200);
    }

    private static void assertUnanswered(int status, String user, String code) {
        verify(user, code).then().statusCode(status);
        generate(People.activeUser()).then().statusCode(status);
    }

    @Test
    void code_isInNoLogRecord() {
        assertNone(logged);
    }

    @Test
    void code_isInNoSpan() {
        assertNone(traced);
    }

    @Test
    void code_isInNoStore() {
        assertNone(stored);
    }

    @Test
    void code_isInNoOtherAnswer() {
        assertNone(answers);
    }

    private void assertNone(List<String> texts) {
        Disguises secrets =
                Disguises.of(Stream.concat(issued.stream(), typed.stream()).toList());
        assertEquals(List.of(), texts.stream().filter(secrets::areIn).limit(20).toList());
    }

    /** Otherwise the searches could succeed because they search nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.latchkey.",
                "io.netty.",
                "io.quarkus.",
                "io.vertx.",
                "org.hibernate.SQL",
                "org.hibernate.orm.jdbc.bind",
                "org.jboss.resteasy."
            })
    void log_wasCapturedAtEveryLevel(String category) {
        Pattern line = Pattern.compile("\\w+ \\[" + Pattern.quote(category));
        assertTrue(logged.stream().anyMatch(record -> line.matcher(record).lookingAt()), category);
    }

    @Test
    void everySearchedText_isNotEmpty() {
        for (List<String> texts : List.of(logged, stored, answers)) {
            assertTrue(texts.stream().anyMatch(text -> text.contains(user)));
        }
        assertTrue(answers.stream().anyMatch(text -> text.contains("# HELP")), "metrics");
        List.of("/v1/users/{userId}", "insert into audit_events", "evalsha", "exception.message")
                .forEach(part -> assertTrue(traced.stream().anyMatch(text -> text.contains(part)), part));
        assertTrue(issued.size() > QUOTA);
    }

    @Test
    void search_findsACodeInEveryDisguise() {
        String code = CodeCalls.wrong();
        byte[] body = "{\"code\":\"%s\"}".formatted(code).getBytes();
        Disguises disguises = Disguises.of(List.of(code));
        spellings(code).forEach(spelling -> assertTrue(disguises.areIn("<" + spelling + ">"), spelling));
        assertTrue(disguises.areIn(Base64.getEncoder().encodeToString(body)));
        assertTrue(disguises.areIn(HexFormat.of().formatHex(body)));
        assertTrue(disguises.areIn(code.substring(0, 9)));
        assertFalse(disguises.areIn(CodeCalls.wrong()));
    }
}
