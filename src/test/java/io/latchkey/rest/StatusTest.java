package io.latchkey.rest;

import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.status;
import static io.latchkey.testing.Calls.verify;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusTest {

    @Test
    void userWithoutACode_hasAllOfTheQuota() {
        status(People.activeUser())
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("active", equalTo(false))
                .body("$", not(hasKey("issuedAt")))
                .body("$", not(hasKey("expiresAt")))
                .body("$", not(hasKey("issuedBy")))
                .body("$", not(hasKey("uses")))
                .body("quota.limit", equalTo(6))
                .body("quota.remaining", equalTo(6))
                .body("quota.windowSeconds", equalTo(3600))
                .body("quota.resetsInSeconds", equalTo(0))
                .body("generate.allowed", equalTo(true))
                .body("generate.blockedBy", empty());
    }

    @Test
    void activeCode_isDescribedWithoutTheCode() {
        String user = People.activeUser();
        Response generated = json(Tokens.admin(), Map.of("expiresInHours", 4, "reason", "case 4711"))
                .post(CODE, user);
        verify(user, generated.path("code"));
        verify(user, CodeCalls.wrong());
        status(user)
                .then()
                .body("active", equalTo(true))
                .body("issuedAt", equalTo(generated.path("issuedAt")))
                .body("expiresAt", equalTo(generated.path("expiresAt")))
                .body("issuedBy", equalTo(Tokens.ADMIN))
                .body("reason", equalTo("case 4711"))
                .body("uses", equalTo(1))
                .body("lastUsedAt", notNullValue())
                .body("failedAttempts", equalTo(1))
                .body("$", not(hasKey("code")))
                .body("quota.remaining", equalTo(5))
                .body("quota.resetsInSeconds", allOf(greaterThan(3500), lessThanOrEqualTo(3600)))
                .body("generate.allowed", equalTo(false))
                .body("generate.blockedBy", contains("active_code_exists"));
    }

    @Test
    void expiredCode_isNoLongerDescribed() {
        String user = People.activeUser();
        newCode(user);
        expire(user).then().statusCode(204);
        status(user)
                .then()
                .body("active", equalTo(false))
                .body("$", not(hasKey("expiresAt")))
                .body("quota.remaining", equalTo(5))
                .body("generate.allowed", equalTo(true));
    }

    @Test
    void blockedBy_namesTheReasonForThisCaller() {
        String user = People.activeUser();
        blockedBy(Tokens.admin().acr("low"), user, "step_up_required");
        blockedBy(Tokens.admin().amr("tvc"), user, "temporary_session");
        blockedBy(Tokens.admin().claim("sub", user), user, "self_issue");
        blockedBy(Tokens.admin().roles("auditor"), user, "role_required");
        blockedBy(Tokens.admin(), People.inactiveUser(), "user_inactive");
    }

    @Test
    void blockedBy_namesAllOfThem_inOneOrder() {
        String user = People.inactiveUser();
        as(Tokens.auditor().claim("sub", user).amr("tvc"))
                .get(CODE, user)
                .then()
                .body("generate.allowed", equalTo(false))
                .body(
                        "generate.blockedBy",
                        contains(
                                "user_inactive",
                                "self_issue",
                                "temporary_session",
                                "step_up_required",
                                "role_required"));
    }

    @Test
    void blockedBy_namesTheQuota() {
        String user = People.activeUser();
        for (int i = 0; i < 6; i++) {
            generate(user).then().statusCode(201);
            expire(user);
        }
        blockedBy(Tokens.admin(), user, "quota_exceeded");
        status(user).then().body("quota.remaining", equalTo(0));
    }

    @Test
    void unknownUser_isNotFound() {
        status(People.nobody()).then().statusCode(404).body("type", equalTo("urn:latchkey:problem:user-not-found"));
    }

    @Test
    void callerOfTheLoginPipeline_isRefused() {
        as(Tokens.pipeline())
                .get(CODE, People.activeUser())
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:latchkey:problem:role-required"));
    }

    private static void blockedBy(DevelopmentToken caller, String user, String reason) {
        as(caller).get(CODE, user).then().statusCode(200).body("generate.blockedBy", contains(reason));
    }
}
