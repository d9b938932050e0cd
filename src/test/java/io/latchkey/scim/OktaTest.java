package io.latchkey.scim;

import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static io.latchkey.testing.Scim.CORE;
import static io.latchkey.testing.Scim.ENTERPRISE;
import static io.latchkey.testing.Scim.USER;
import static io.latchkey.testing.Scim.USERS;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests of Okta's SCIM 2.0 reference and of its specification test, in the same order. */
@QuarkusTest
class OktaTest {

    private final String login = Scim.name() + "@okta.example";

    private static RequestSpecification okta() {
        return as(Tokens.provisioner())
                .accept("application/scim+json; charset=utf-8")
                .header("Accept-Charset", "utf-8")
                .header("User-Agent", "Okta SCIM Client 1.0.0");
    }

    private static Response get(String id) {
        return okta().contentType("application/scim+json; charset=utf-8").get(USER, id);
    }

    private static Response found(String login) {
        return okta().queryParam("filter", "userName eq \"" + login + "\"")
                .queryParam("startIndex", 1)
                .queryParam("count", 100)
                .get(USERS);
    }

    private Response assigned() {
        return okta().contentType("application/json")
                .body("""
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                         "userName": "%1$s",
                         "name": {"givenName": "Odile", "familyName": "Kta"},
                         "emails": [{"primary": true, "value": "%1$s", "type": "work"}],
                         "displayName": "Odile Kta",
                         "locale": "en-US",
                         "externalId": "%2$s",
                         "groups": [],
                         "password": "1mz050nq",
                         "active": true}""".formatted(login, "00u" + Scim.name()))
                .post(USERS);
    }

    private String assignedId() {
        return assigned().then().statusCode(201).extract().path("id");
    }

    private static Response put(String id, String user) {
        return okta().contentType("application/scim+json").body(user).put(USER, id);
    }

    private static Response patch(String id, String value) {
        return okta().contentType("application/scim+json")
                .body("""
                        {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"],
                         "Operations": [{"op": "replace", "value": %s}]}""".formatted(value))
                .patch(USER, id);
    }

    @Test
    void connectionTest_readsAPageOfTwo() {
        assignedId();
        okta().get(USERS + "?startIndex=1&count=2")
                .then()
                .statusCode(200)
                .contentType(Scim.MEDIA_TYPE)
                .body("schemas", contains("urn:ietf:params:scim:api:messages:2.0:ListResponse"))
                .body("totalResults", instanceOf(Integer.class))
                .body("startIndex", equalTo(1))
                .body("itemsPerPage", instanceOf(Integer.class))
                .body("Resources.id", not(hasItem((String) null)))
                .body("Resources.userName", not(hasItem((String) null)));
    }

    @Test
    void user_isSearched_created_foundAgain_andNotCreatedTwice() {
        found(login)
                .then()
                .statusCode(200)
                .body("totalResults", equalTo(0))
                .body("startIndex", equalTo(1))
                .body("itemsPerPage", equalTo(0))
                .body("Resources", emptyIterable());
        String id = assigned()
                .then()
                .statusCode(201)
                .contentType(Scim.MEDIA_TYPE)
                .body("schemas", contains(CORE))
                .body("id", notNullValue())
                .body("userName", equalTo(login))
                .body("name", equalTo(Map.of("givenName", "Odile", "familyName", "Kta")))
                .body("emails", contains(Map.of("primary", true, "value", login, "type", "work")))
                .body("displayName", equalTo("Odile Kta"))
                .body("locale", equalTo("en-US"))
                .body("active", equalTo(true))
                .body("meta.resourceType", equalTo("User"))
                .body("", not(hasKey("password")))
                .extract()
                .path("id");
        found(login).then().body("totalResults", equalTo(1)).body("Resources.id", contains(id));
        found(login.toUpperCase()).then().statusCode(200).body("Resources.userName", contains(login));
        assigned().then().statusCode(409).body("schemas", contains(Scim.ERROR)).body("detail", notNullValue());
    }

    @Test
    void unknownUserAndMissingToken_areScimErrors() {
        get("00919288221112222")
                .then()
                .statusCode(404)
                .body("schemas", contains(Scim.ERROR))
                .body("status", equalTo("404"))
                .body("detail", notNullValue());
        given().header("Authorization", "non-token")
                .accept("application/scim+json")
                .get(USERS)
                .then()
                .statusCode(401)
                .body("schemas", contains(Scim.ERROR))
                .body("status", equalTo("401"))
                .body("detail", notNullValue());
    }

    /** Okta reads a user, changes some attributes, and sends the whole user back. */
    @Test
    void changedUser_isReadAndReplaced() {
        String id = assignedId();
        Map<String, Object> user = get(id).jsonPath().getMap("");
        user.put("name", Map.of("givenName", "Odette", "middleName", "Excited", "familyName", "Kta"));
        okta().contentType("application/scim+json")
                .body(user)
                .put(USER, id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("name.givenName", equalTo("Odette"))
                .body("name.middleName", equalTo("Excited"))
                .body("locale", equalTo("en-US"))
                .body("meta.resourceType", equalTo("User"));
        assertEquals("Odette", get(id).path("name.givenName"));
    }

    /** Okta sends empty texts for attributes that a profile does not have. */
    @Test
    void emptyTexts_areAbsentValues() {
        String id = put(assignedId(), """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                         "userName": "%1$s", "externalId": "", "title": "", "displayName": null,
                         "name": {"givenName": "Odile", "middleName": "", "familyName": "Kta"},
                         "emails": [{"primary": true, "value": "%1$s", "type": "work", "display": ""}],
                         "phoneNumbers": [{"value": ""}],
                         "active": true, "groups": [], "meta": {"resourceType": "User"}}""".formatted(login))
                .then()
                .statusCode(200)
                .body("name", equalTo(Map.of("givenName", "Odile", "familyName", "Kta")))
                .body("emails", contains(Map.of("primary", true, "value", login, "type", "work")))
                .body("", not(hasKey("externalId")))
                .body("", not(hasKey("title")))
                .body("", not(hasKey("displayName")))
                .body("", not(hasKey("phoneNumbers")))
                .extract()
                .path("id");
        Scim.find("userName eq \"" + login + "\" and externalId pr").then().body("totalResults", equalTo(0));
        patch(id, "{\"nickName\": \"\", \"name.givenName\": \"\"}")
                .then()
                .statusCode(200)
                .body("", not(hasKey("nickName")))
                .body("name", equalTo(Map.of("familyName", "Kta")));
    }

    @Test
    void wholeProfile_isKept() {
        String user = """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "userName": "%1$s",
                 "name": {"givenName": "Odile", "familyName": "Kta", "middleName": "O.",
                          "honorificPrefix": "Dr.", "honorificSuffix": "III", "formatted": "Dr. Odile Kta"},
                 "emails": [{"primary": true, "value": "%1$s", "type": "work", "display": "%1$s"},
                            {"value": "odile@home.example", "type": "secondary"}],
                 "title": "Dancer", "displayName": "Odile", "nickName": "Ody", "profileUrl": "https://okta.example/ody",
                 "phoneNumbers": [{"primary": true, "value": "415.123.4567", "type": "work"},
                                  {"value": "415.123.4568", "type": "mobile"}],
                 "addresses": [{"primary": true, "type": "work", "streetAddress": "1 Lake", "locality": "Swan",
                                "region": "CA", "postalCode": "94107", "country": "US"}],
                 "userType": "Contractor", "preferredLanguage": "en", "locale": "en-US", "timezone": "America/Los_Angeles",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                     "employeeNumber": "7", "costCenter": "9", "organization": "Ballet", "division": "West",
                     "department": "Corps", "manager": {"value": "00u1", "displayName": "Rothbart"}},
                 "groups": [], "password": "1mz050nq", "active": true}""".formatted(login);
        String id = okta().contentType("application/json")
                .body(user)
                .post(USERS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        get(id).then()
                .body("name.honorificSuffix", equalTo("III"))
                .body("emails.type", contains("work", "secondary"))
                .body("phoneNumbers.value", contains("415.123.4567", "415.123.4568"))
                .body("addresses[0].postalCode", equalTo("94107"))
                .body("addresses[0].primary", equalTo(true))
                .body("timezone", equalTo("America/Los_Angeles"))
                .body("'" + ENTERPRISE + "'.manager.value", equalTo("00u1"))
                .body("'" + ENTERPRISE + "'.division", equalTo("West"));
        put(id, user).then().statusCode(200).header("ETag", equalTo("W/\"1\""));
    }

    @Test
    void unassignedUser_isDeactivatedByAPatch_andHasNoCodeAfterReassignment() {
        String id = assignedId();
        String code = newCode(id);
        patch(id, "{\"active\": false}")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("userName", equalTo(login))
                .body("active", equalTo(false));
        verify(id, code).then().body("verified", equalTo(false));
        get(id).then().statusCode(200).body("active", equalTo(false));
        patch(id, "{\"active\": true}").then().statusCode(200).body("active", equalTo(true));
        verify(id, code).then().body("verified", equalTo(false));
    }

    /** Integrations from Okta's wizard send PUT only. */
    @Test
    void unassignedUser_isDeactivatedByAPutAsWell() {
        String id = assignedId();
        String code = newCode(id);
        Map<String, Object> user = get(id).jsonPath().getMap("");
        user.put("active", false);
        okta().contentType("application/scim+json")
                .body(user)
                .put(USER, id)
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        verify(id, code).then().body("verified", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"password\": \"n3w050nq\"}", "{\"password\": \"n3w050nq\", \"active\": true}"})
    void synchronizedPassword_isAcceptedAndNotStored(String value) {
        String id = assignedId();
        String code = newCode(id);
        patch(id, value)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("W/\"1\""))
                .body("", not(hasKey("password")));
        verify(id, code).then().body("verified", equalTo(true));
    }

    /** Okta includes the id when it patches groups. */
    @Test
    void patchWithReadOnlyMembers_changesOnlyTheOthers() {
        String id = assignedId();
        patch(id, """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": "%s", "title": "Dancer",
                         "groups": [], "meta": {"resourceType": "User"}}""".formatted(id))
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("title", equalTo("Dancer"));
    }

    @Test
    void import_readsPagesUntilOneIsEmpty() {
        String first = assignedId();
        int total = okta().get(USERS + "?startIndex=1&count=100").path("totalResults");
        okta().get(USERS + "?startIndex=" + (total + 1) + "&count=100")
                .then()
                .statusCode(200)
                .body("itemsPerPage", equalTo(0))
                .body("Resources", hasSize(0));
        okta().queryParam("filter", "id eq \"" + first + "\"")
                .get(USERS)
                .then()
                .body("Resources.id", contains(first))
                .body("Resources[0].name.familyName", equalTo("Kta"))
                .body("Resources[0].emails[0].value", equalTo(login));
    }
}
