package io.latchkey.scim;

import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.auditEvents;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.methods;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.status;
import static io.latchkey.testing.Calls.verify;
import static io.latchkey.testing.Scim.CORE;
import static io.latchkey.testing.Scim.ENTERPRISE;
import static io.latchkey.testing.Scim.USER;
import static io.latchkey.testing.Scim.USERS;
import static io.latchkey.testing.Scim.VERIFICATION;
import static io.latchkey.testing.Scim.body;
import static io.latchkey.testing.Scim.create;
import static io.latchkey.testing.Scim.created;
import static io.latchkey.testing.Scim.delete;
import static io.latchkey.testing.Scim.read;
import static io.latchkey.testing.Scim.replace;
import static io.latchkey.testing.Scim.someone;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One user, from creation to deletion (RFC 7644 §3.3 to §3.6). */
@QuarkusTest
class UsersTest {

    @Test
    void createdUser_hasALocationAndAVersion() {
        Map<String, Object> user = someone();
        create(user)
                .then()
                .statusCode(201)
                .contentType(Scim.MEDIA_TYPE)
                .header("Location", containsString(USERS + "/"))
                .header("ETag", equalTo("W/\"1\""))
                .body("schemas", contains(CORE))
                .body("userName", equalTo(user.get("userName")))
                .body("active", equalTo(true))
                .body("meta.resourceType", equalTo("User"))
                .body("meta.version", equalTo("W/\"1\""))
                .body("meta.location", matchesPattern("http://.*" + USERS + "/[A-Za-z0-9-]{36}"));
    }

    @Test
    void allAttributes_areReturned() {
        Map<String, Object> user = someone();
        user.put("schemas", List.of(CORE, ENTERPRISE, VERIFICATION));
        user.put("displayName", "Babs Jensen");
        user.put("name", Map.of("givenName", "Barbara", "familyName", "Jensen", "honorificPrefix", "Ms."));
        user.put(
                "emails",
                List.of(
                        Map.of("value", "babs@example.org", "type", "work", "primary", true),
                        Map.of("value", "babs@home.example", "type", "home", "display", "at home")));
        user.put("title", "Tour Guide");
        user.put("phoneNumbers", List.of(Map.of("value", "555-8377", "type", "work")));
        user.put(ENTERPRISE, Map.of("department", "Tours", "manager", Map.of("value", "26118915")));
        user.put(VERIFICATION, Map.of("verificationMethods", List.of(Map.of("type", "totp", "display", "Pixel 9"))));
        JsonPath stored = read(created(user)).then().statusCode(200).extract().jsonPath();
        user.forEach((member, value) -> assertEquals(value, stored.getMap("").get(member), member));
    }

    @Test
    void externalId_thatIsAValidId_becomesTheId() {
        Map<String, Object> user = someone();
        String subject = Scim.name();
        user.put("externalId", subject);
        create(user).then().statusCode(201).body("id", equalTo(subject)).header("Location", endsWith("/" + subject));
    }

    @Test
    void externalId_thatIsNotAValidId_isKept() {
        Map<String, Object> user = someone();
        user.put("externalId", "CN=Babs/Ö");
        create(user)
                .then()
                .statusCode(201)
                .body("id", matchesPattern("[0-9a-f-]{36}"))
                .body("externalId", equalTo("CN=Babs/Ö"));
    }

    @Test
    void userName_isUnique_ignoringCase() {
        Map<String, Object> user = someone();
        created(user);
        user.put("userName", user.get("userName").toString().toUpperCase());
        create(user).then().statusCode(409).body("scimType", equalTo("uniqueness"));
    }

    @Test
    void externalId_thatIsAnotherUsersId_isAConflict() {
        Map<String, Object> user = someone();
        user.put("externalId", created(someone()));
        create(user).then().statusCode(409).body("scimType", equalTo("uniqueness"));
    }

    @Test
    void replace_keepsOnlyTheIdAndActive() {
        Map<String, Object> user = someone();
        user.put("displayName", "Babs");
        user.put("title", "Tour Guide");
        user.put("active", false);
        String id = created(user);
        Map<String, Object> other = someone();
        replace(id, other)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("W/\"2\""))
                .body("id", equalTo(id))
                .body("userName", equalTo(other.get("userName")))
                .body("active", equalTo(false))
                .body("", not(hasKey("displayName")))
                .body("", not(hasKey("title")));
    }

    @Test
    void replace_withTheSameDocument_changesNothing() {
        Map<String, Object> user = someone();
        String id = created(user);
        replace(id, user).then().statusCode(200).header("ETag", equalTo("W/\"1\""));
        auditEvents(id).then().body("events.type", contains("user.created"));
    }

    @Test
    void readOnlyAttributes_areIgnored() {
        Map<String, Object> user = someone();
        user.put("id", "mine");
        user.put("meta", Map.of("resourceType", "Cat"));
        user.put("groups", List.of());
        user.put("password", "t1meMa$heen");
        create(user)
                .then()
                .statusCode(201)
                .body("id", not(equalTo("mine")))
                .body("meta.resourceType", equalTo("User"))
                .body("", not(hasKey("password")));
    }

    @Test
    void equalValues_areKeptOnce() {
        Map<String, Object> user = someone();
        user.put("emails", List.of(Map.of("value", "a@x.example"), Map.of("value", "a@x.example")));
        create(user).then().statusCode(201).body("emails.value", contains("a@x.example"));
    }

    @Test
    void deletedUser_isNotFound() {
        String id = created(someone());
        delete(id).then().statusCode(204);
        read(id).then().statusCode(404).contentType(Scim.MEDIA_TYPE).body("schemas", contains(Scim.ERROR));
        delete(id).then().statusCode(404);
    }

    @Test
    void changes_areAuditedWithActorAndDifference() {
        String id = created(someone());
        Map<String, Object> other = someone();
        other.put("active", false);
        replace(id, other);
        delete(id);
        auditEvents(id)
                .then()
                .body("events.type", contains("user.deleted", "user.updated", "user.created"))
                .body("events.actor.subject", contains("identity-provider", "identity-provider", "identity-provider"))
                .body("events[1].details.changed", contains("active", "userName"));
    }

    @Test
    void deactivation_endsTheCode_andReactivationDoesNotReviveIt() {
        Map<String, Object> user = someone();
        String id = created(user);
        String code = newCode(id);
        user.put("active", false);
        replace(id, user).then().statusCode(200);
        verify(id, code).then().body("verified", equalTo(false)).body("reason", equalTo("no_active_code"));
        generate(id).then().statusCode(409);
        status(id).then().body("active", equalTo(false)).body("generate.blockedBy", hasItem("user_inactive"));
        user.put("active", true);
        replace(id, user).then().statusCode(200);
        verify(id, code).then().body("verified", equalTo(false));
        status(id).then().body("active", equalTo(false)).body("issuedAt", nullValue());
        auditEvents(id).then().body("events.type", hasItem("code.expired"));
    }

    @Test
    void deletion_endsTheCode() {
        Map<String, Object> user = someone();
        user.put("externalId", Scim.name());
        String id = created(user);
        String code = newCode(id);
        delete(id).then().statusCode(204);
        verify(id, code).then().body("reason", equalTo("no_active_code"));
        assertEquals(id, created(user));
        verify(id, code).then().body("verified", equalTo(false));
    }

    @Test
    void verificationMethods_areReturnedToTheLoginPipeline() {
        Map<String, Object> user = someone();
        user.put(
                VERIFICATION,
                Map.of(
                        "verificationMethods",
                        List.of(Map.of("type", "webauthn"), Map.of("type", "totp", "display", "App"))));
        String id = created(user);
        methods(id).then().body("methods.type", contains("webauthn", "totp")).body("bypassed", equalTo(List.of()));
        newCode(id);
        methods(id)
                .then()
                .body("methods.type", contains("temporary_verification_code"))
                .body("bypassed.type", contains("webauthn", "totp"))
                .body("bypassed[0]", not(hasKey("display")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "\"1\"", "*", "W/\"7\", W/\"1\""})
    void ifMatch_ofTheCurrentVersion_isAccepted(String tag) {
        String id = created(someone());
        body(someone()).header("If-Match", tag).put(USER, id).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"2\"", "nonsense", "W/\"99999999999999999999\""})
    void ifMatch_ofAnotherVersion_isRefused(String tag) {
        String id = created(someone());
        body(someone()).header("If-Match", tag).put(USER, id).then().statusCode(412);
        body("{\"Operations\":[{\"op\":\"add\",\"path\":\"title\",\"value\":\"x\"}]}")
                .header("If-Match", tag)
                .patch(USER, id)
                .then()
                .statusCode(412);
        as(Tokens.provisioner()).header("If-Match", tag).delete(USER, id).then().statusCode(412);
        read(id).then().statusCode(200).header("ETag", equalTo("W/\"1\""));
    }

    @Test
    void ifNoneMatch_ofTheCurrentVersion_isNotModified() {
        String id = created(someone());
        as(Tokens.provisioner())
                .header("If-None-Match", "W/\"1\"")
                .get(USER, id)
                .then()
                .statusCode(304);
        as(Tokens.provisioner())
                .header("If-None-Match", "W/\"2\"")
                .get(USER, id)
                .then()
                .statusCode(200);
    }

    @Test
    void attributes_areSelected() {
        Map<String, Object> user = someone();
        user.put("displayName", "Babs");
        user.put("name", Map.of("givenName", "Barbara", "familyName", "Jensen"));
        user.put(ENTERPRISE, Map.of("department", "Tours", "division", "West"));
        String id = created(user);
        Map<String, Object> shown = as(Tokens.provisioner())
                .queryParam("attributes", "DISPLAYNAME,name.familyName," + ENTERPRISE + ":division")
                .get(USER, id)
                .jsonPath()
                .getMap("");
        assertEquals(
                Map.of(
                        "schemas",
                        List.of(CORE, ENTERPRISE),
                        "id",
                        id,
                        "displayName",
                        "Babs",
                        "name",
                        Map.of("familyName", "Jensen"),
                        ENTERPRISE,
                        Map.of("division", "West")),
                shown);
    }

    @Test
    void attributes_areExcluded_exceptTheId() {
        Map<String, Object> user = someone();
        user.put("displayName", "Babs");
        user.put("name", Map.of("givenName", "Barbara", "familyName", "Jensen"));
        as(Tokens.provisioner())
                .queryParam("excludedAttributes", "id,displayName,name.givenName,meta")
                .get(USER, created(user))
                .then()
                .body("", allOf(hasKey("id"), hasKey("userName"), not(hasKey("displayName")), not(hasKey("meta"))))
                .body("name", equalTo(Map.of("familyName", "Jensen")));
    }

    @Test
    void attributes_cannotBeSelectedAndExcluded() {
        as(Tokens.provisioner())
                .queryParam("attributes", "userName")
                .queryParam("excludedAttributes", "meta")
                .get(USER, created(someone()))
                .then()
                .statusCode(400)
                .body("scimType", equalTo("invalidValue"));
    }

    @Test
    void administrators_readAndCannotWrite() {
        String id = created(someone());
        as(Tokens.admin()).get(USER, id).then().statusCode(200);
        as(Tokens.admin()).get(USERS).then().statusCode(200);
        body(Tokens.admin(), someone()).post(USERS).then().statusCode(403).body("schemas", contains(Scim.ERROR));
        body(Tokens.admin(), someone()).put(USER, id).then().statusCode(403);
        as(Tokens.admin()).delete(USER, id).then().statusCode(403);
        as(Tokens.pipeline()).get(USER, id).then().statusCode(403);
        as(Tokens.auditor()).get(USERS).then().statusCode(403);
        body(Tokens.auditor(), Map.of()).post(USERS + "/.search").then().statusCode(403);
        body(Tokens.auditor(), Map.of()).post("/scim/v2/.search").then().statusCode(403);
    }

    @Test
    void provisioners_haveNoOtherPermission() {
        String id = created(someone());
        as(Tokens.provisioner())
                .get("/v1/users/{id}/verification-methods", id)
                .then()
                .statusCode(403);
        as(Tokens.provisioner()).get("/v1/audit-events").then().statusCode(403);
    }
}
