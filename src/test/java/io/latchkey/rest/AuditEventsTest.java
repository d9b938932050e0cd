package io.latchkey.rest;

import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.VERIFY;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.auditEvents;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AuditEventsTest {

    @Test
    void trail_listsEvents_newestFirst() {
        String user = People.activeUser();
        String code = newCode(user);
        verify(user, code);
        verify(user, CodeCalls.wrong());
        generate(user);
        expire(user);
        expire(user);
        verify(user, code);
        auditEvents(user)
                .then()
                .statusCode(200)
                .body(
                        "events.type",
                        contains(
                                "code.verified",
                                "code.expired",
                                "code.generated",
                                "code.verified",
                                "code.verified",
                                "code.generated"))
                .body("events.outcome", contains("refused", "success", "refused", "refused", "success", "success"))
                .body("events.reason", contains("expired", null, "active_code_exists", "mismatch", null, null))
                .body("$", not(hasKey("nextCursor")));
    }

    @Test
    void event_namesActorAndSource() {
        String user = People.activeUser();
        json(Tokens.admin(), Map.of("expiresInHours", 4, "reason", "case 4711"))
                .header("X-Request-Id", "portal-4711")
                .post(CODE, user)
                .then()
                .header("X-Request-Id", equalTo("portal-4711"));
        auditEvents(user)
                .then()
                .body("events[0].id", notNullValue())
                .body("events[0].at", notNullValue())
                .body("events[0].userId", equalTo(user))
                .body("events[0].actor.subject", equalTo(Tokens.ADMIN))
                .body("events[0].actor.clientId", equalTo("latchkey-dev"))
                .body("events[0].actor.acr", equalTo("high_assurance"))
                .body("events[0].sourceIp", equalTo("127.0.0.1"))
                .body("events[0].requestId", equalTo("portal-4711"))
                .body("events[0].details.reason", equalTo("case 4711"))
                .body("events[0].details.expiresAt", notNullValue());
    }

    @Test
    void requestId_thatWouldBreakALog_isReplaced() {
        String user = People.activeUser();
        String given = "a b";
        String id = json(Tokens.admin(), Map.of("expiresInHours", 4))
                .header("X-Request-Id", given)
                .post(CODE, user)
                .header("X-Request-Id");
        auditEvents(user).then().body("events[0].requestId", equalTo(id)).body("events[0].requestId", not(given));
    }

    @Test
    void refusalsOfTheCaller_areEventsToo() {
        String user = People.activeUser();
        Map<String, Integer> body = Map.of("expiresInHours", 4);
        json(Tokens.admin().roles("auditor"), body).post(CODE, user);
        json(Tokens.admin().acr("low"), body).post(CODE, user);
        json(Tokens.admin().amr("tvc"), body).post(CODE, user);
        json(Tokens.admin().claim("sub", user), body).post(CODE, user);
        as(Tokens.auditor()).delete(CODE, user);
        json(Tokens.auditor(), Map.of("code", CodeCalls.wrong())).post(VERIFY, user);
        auditEvents(user)
                .then()
                .body(
                        "events.reason",
                        contains(
                                "role_required",
                                "role_required",
                                "self_issue",
                                "temporary_session",
                                "step_up_required",
                                "role_required"))
                .body(
                        "events.type",
                        contains(
                                "code.verified",
                                "code.expired",
                                "code.generated",
                                "code.generated",
                                "code.generated",
                                "code.generated"))
                .body("events.outcome", everyItem(equalTo("refused")));
    }

    @Test
    void refusedGenerations_areEvents_oneEach() {
        String nobody = People.nobody();
        generate(nobody);
        auditEvents(nobody).then().body("events.reason", contains("user_not_found"));
        String inactive = People.inactiveUser();
        generate(inactive);
        auditEvents(inactive).then().body("events.reason", contains("user_inactive"));
        String exhausted = People.activeUser();
        for (int i = 0; i < 6; i++) {
            generate(exhausted);
            expire(exhausted);
        }
        generate(exhausted);
        auditEvents(exhausted)
                .then()
                .body("events", hasSize(16))
                .body("events[0].reason", equalTo("quota_exceeded"))
                .body("events.findAll { it.type == 'code.reissued_repeatedly' }", hasSize(3));
    }

    @Test
    void refusedVerifications_areEvents_oneEach() {
        String user = People.activeUser();
        verify(user, "7K3M");
        json(Tokens.pipeline(), Map.of("code", CodeCalls.wrong(), "purpose", "device_activation"))
                .post(VERIFY, user);
        for (int i = 0; i < 11; i++) {
            verify(user, CodeCalls.wrong());
        }
        auditEvents(user)
                .then()
                .body("events", hasSize(13))
                .body("events[0].reason", equalTo("throttled"))
                .body("events[1].reason", equalTo("no_active_code"))
                .body("events[11].reason", equalTo("purpose_not_allowed"))
                .body("events[12].reason", equalTo("malformed"));
    }

    @Test
    void pages_holdEveryEventOnce_evenIfEventsAreWrittenMeanwhile() {
        String user = People.activeUser();
        for (int i = 0; i < 7; i++) {
            verify(user, "7K3M");
        }
        List<String> before = auditEvents(user).path("events.id");
        List<String> read = new ArrayList<>();
        Response page = page(user, null);
        read.addAll(page.path("events.id"));
        for (int more = 0; more < before.size() && page.path("nextCursor") != null; more++) {
            verify(user, "7K3M");
            page = page(user, page.path("nextCursor"));
            read.addAll(page.path("events.id"));
        }
        assertEquals(before, read);
    }

    private static Response page(String user, String cursor) {
        var request = as(Tokens.auditor()).queryParam("userId", user).queryParam("limit", 3);
        return (cursor == null ? request : request.queryParam("cursor", cursor)).get(AUDIT_EVENTS);
    }

    @Test
    void filters_narrowTheTrail() {
        String user = People.activeUser();
        String code = newCode(user);
        verify(user, code);
        Instant between = Instant.parse(auditEvents(user).path("events[0].at"));
        filtered(user, "type", "code.verified").body("events.type", contains("code.verified"));
        filtered(user, "actor", Tokens.ADMIN).body("events.type", contains("code.generated"));
        filtered(user, "actor", "nobody").body("events", empty());
        filtered(user, "from", between.toString()).body("events.type", contains("code.verified"));
        filtered(user, "to", between.toString()).body("events.type", contains("code.generated"));
        filtered(user, "to", "2026-01-01T00:00:00+01:00").body("events", empty());
    }

    private static io.restassured.response.ValidatableResponse filtered(String user, String name, String value) {
        return as(Tokens.auditor())
                .queryParam("userId", user)
                .queryParam(name, value)
                .get(AUDIT_EVENTS)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "userId, a b",
        "type, code.forgotten",
        "from, yesterday",
        "to, 2026-11-24",
        "limit, 0",
        "limit, 501",
        "limit, ten",
        "limit, 99999999999",
        "userId, ''",
        "from, ''",
        "limit, ''",
        "cursor, ''",
        "cursor, AAAA",
        "cursor, $$$",
        "cursor, f_______________________________8",
        "from, +999999999-12-31T23:59:59Z",
        "to, -999999999-01-01T00:00:00Z",
        "cursor, AHAc0vqVeP87msn_AAAAAAAAAAAAAAAAAAAAAA"
    })
    void invalidParameter_isNamed(String name, String value) {
        as(Tokens.auditor())
                .queryParam(name, value)
                .get(AUDIT_EVENTS)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:latchkey:problem:invalid-request"))
                .body("errors[0].pointer", equalTo(name));
    }

    @Test
    void actorWithNul_isNamed() {
        invalidParameter_isNamed("actor", "a\0b");
    }

    @Test
    void auditor_readsTheWholeTrail_andAnAdministratorAboutOneUser() {
        String user = People.activeUser();
        generate(user);
        status(Tokens.auditor(), Map.of(), 200);
        status(Tokens.admin(), Map.of("userId", user), 200);
        status(Tokens.admin(), Map.of(), 403);
        status(Tokens.pipeline(), Map.of("userId", user), 403);
    }

    private static void status(DevelopmentToken caller, Map<String, String> query, int status) {
        as(caller).queryParams(query).get(AUDIT_EVENTS).then().statusCode(status);
    }
}
