package io.latchkey;

import static io.latchkey.testing.Calls.METHODS;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.auditEvents;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import io.latchkey.testing.Scim;
import io.latchkey.testing.SpanCapture;
import io.latchkey.testing.Tokens;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The contents of exported traces. */
@QuarkusTest
class TracesTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN_ID = "00f067aa0ba902b7";

    private final SpanCapture capture;
    private final String user = People.userWithMethods();

    TracesTest(SpanCapture capture) {
        this.capture = capture;
    }

    @Test
    void callersTrace_continues_downToTheStatements() throws InterruptedException {
        List<SpanData> spans = spansOf(() -> askedBySomeoneWhoTraces("/v1/users/" + user + "/verification-methods"));
        SpanData server = serverSpan(spans);
        assertEquals("GET " + METHODS, server.getName());
        assertEquals(SPAN_ID, server.getParentSpanId());
        assertTrue(spans.stream()
                .filter(isOurs())
                .anyMatch(span -> span.getKind() == SpanKind.CLIENT
                        && span.getAttributes().toString().contains("FROM users AS u")));
    }

    @Test
    void spans_containNoUserAndNoAddress() throws InterruptedException {
        List<SpanData> spans = spansOf(() -> {
            String code = newCode(user);
            verify(user, code);
            verify(user, CodeCalls.wrong());
            auditEvents(user);
            Scim.find("userName eq \"" + user + "\"");
            given().get("/nowhere/" + user);
            askedBySomeoneWhoTraces("/v1/users/" + user + "/verification-methods?" + user);
        });
        assertTrue(
                spans.stream().filter(span -> span.getKind() == SpanKind.SERVER).count() >= 7);
        for (SpanData span : spans) {
            String text = span.getName() + span.getAttributes() + span.getEvents();
            assertFalse(text.contains(user), text);
            assertFalse(span.getKind() == SpanKind.SERVER && text.contains("127.0.0.1"), text);
        }
    }

    private static void askedBySomeoneWhoTraces(String path) {
        as(Tokens.pipeline())
                .header("traceparent", "00-" + TRACE_ID + "-" + SPAN_ID + "-01")
                .get(path);
    }

    /** A span ends a moment after the response. The last call has a trace of its own. */
    private List<SpanData> spansOf(Runnable calls) throws InterruptedException {
        capture.start();
        calls.run();
        for (int i = 0; i < 500 && capture.captured().stream().noneMatch(isOurs().and(isServer())); i++) {
            Thread.sleep(10);
        }
        return capture.stop();
    }

    private static SpanData serverSpan(List<SpanData> spans) {
        return spans.stream().filter(isOurs().and(isServer())).findFirst().orElseThrow();
    }

    private static Predicate<SpanData> isOurs() {
        return span -> span.getTraceId().equals(TRACE_ID);
    }

    private static Predicate<SpanData> isServer() {
        return span -> span.getKind() == SpanKind.SERVER;
    }
}
