package io.latchkey.scim;

import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static io.latchkey.testing.Scim.USER;
import static io.latchkey.testing.Scim.USERS;
import static io.latchkey.testing.Scim.body;
import static io.latchkey.testing.Scim.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests of third-party Keycloak extensions that contain a SCIM client, copied from their sources. Keycloak itself has none.
 * The extensions send Keycloak's user id, a UUID, as {@code externalId}.
 */
@QuarkusTest
class KeycloakTest {

    private final String subject = UUID.randomUUID().toString();
    private final String login = Scim.name();

    private Response sent(String mediaType, String user) {
        return as(Tokens.provisioner()).contentType(mediaType).body(user).post(USERS);
    }

    /** mitodl/keycloak-scim and its forks; an administrator chooses the media type. */
    @ParameterizedTest
    @ValueSource(strings = {"application/scim+json", "application/json"})
    void userEvents_createReplaceAndDelete(String mediaType) {
        sent(mediaType, """
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                         "externalId": "%s", "userName": "%s", "displayName": "Kim Cloak", "active": true,
                         "emails": [{"value": "kim@cloak.example", "primary": true}],
                         "roles": [{"value": "offline_access"}]}""".formatted(subject, login))
                .then()
                .statusCode(201)
                .body("id", equalTo(subject))
                .body("externalId", equalTo(subject));
        String code = newCode(subject);
        as(Tokens.provisioner())
                .contentType(mediaType)
                .body("""
                        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
                         "id": "%1$s", "externalId": "%1$s", "meta": {"location": "Users/%1$s"},
                         "userName": "%2$s", "displayName": "Kim Cloak", "active": false, "emails": [], "roles": []}""".formatted(subject, login))
                .put(USER, subject)
                .then()
                .statusCode(200)
                .body("active", equalTo(false))
                .body("", not(hasKey("emails")))
                .body("", not(hasKey("roles")));
        verify(subject, code).then().body("verified", equalTo(false));
        as(Tokens.provisioner())
                .contentType(mediaType)
                .delete(USER, subject)
                .then()
                .statusCode(204);
        read(subject).then().statusCode(404);
    }

    @Test
    void import_readsAllUsers() {
        Map<String, Object> user = Scim.someone();
        user.put("externalId", subject);
        Scim.created(user);
        as(Tokens.provisioner())
                .contentType("application/scim+json")
                .get(USERS)
                .then()
                .statusCode(200)
                .body("Resources.id", hasItems(notNullValue()))
                .body("Resources.meta.location", hasItems(notNullValue()))
                .body("totalResults", notNullValue());
    }

    /** suvera/keycloak-scim2-storage reads the configuration, searches for the user, then creates or replaces the user. */
    @Test
    void synchronization_createsAMissingUser_andReplacesAnExistingOne() {
        for (String path : new String[] {"ServiceProviderConfig", "ResourceTypes", "Schemas"}) {
            as(Tokens.provisioner()).get("/scim/v2/" + path).then().statusCode(200);
        }
        found().then().statusCode(200).body("Resources.size()", equalTo(0));
        sent("application/scim+json", record("")).then().statusCode(201).body("id", equalTo(subject));
        found().then().body("Resources.id", contains(subject));
        body(record("\"id\": \"%s\", \"title\": \"Cloaker\",".formatted(subject)))
                .put(USER, subject)
                .then()
                .statusCode(200)
                .body("id", equalTo(subject))
                .body("title", equalTo("Cloaker"))
                .body("roles.primary", contains(false))
                .body("", not(hasKey("groups")));
        body("").delete(USER, subject).then().statusCode(204);
    }

    private Response found() {
        return as(Tokens.provisioner())
                .urlEncodingEnabled(false)
                .get(USERS + "?filter=userName+eq+%22" + login + "%22");
    }

    private String record(String more) {
        return """
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], %s
                 "externalId": "%s", "userName": "%s", "active": true, "displayName": "Kim Cloak",
                 "name": {"givenName": "Kim", "familyName": "Cloak"},
                 "emails": [{"value": "kim@cloak.example", "type": "work", "primary": true}],
                 "groups": [{"value": "g1", "display": "staff", "type": "direct"}],
                 "roles": [{"value": "r1", "display": "offline_access", "type": "direct", "primary": false}]}""".formatted(more, subject, login);
    }

    /** The same extension's patches remove absent attributes with an empty text as value. */
    @Test
    void synchronizedDifferences_arePatched() {
        sent("application/scim+json", record("\"title\": \"Cloaker\",")).then().statusCode(201);
        Scim.patch(subject, """
                        {"op": "replace", "path": "name", "value": {"givenName": "Kim", "familyName": "Dagger"}},
                        {"op": "replace", "path": "displayName", "value": "Kim Dagger"},
                        {"op": "add", "path": "nickName", "value": "Dag"},
                        {"op": "remove", "path": "title", "value": ""},
                        {"op": "remove", "path": "emails[type eq \\"work\\"].value", "value": ""}""")
                .then()
                .statusCode(200)
                .body("name", equalTo(Map.of("givenName", "Kim", "familyName", "Dagger")))
                .body("nickName", equalTo("Dag"))
                .body("emails", contains(Map.of("type", "work", "primary", true)))
                .body("", not(hasKey("title")));
    }

    /** Clients built with SCIM-SDK, the library of scim-for-keycloak, patch {@code active}. */
    @Test
    void disabledUser_isDeactivatedByAPatch() {
        sent("application/scim+json; charset=UTF-8", record("")).then().statusCode(201);
        String code = newCode(subject);
        Scim.patch(subject, "{\"path\": \"active\", \"op\": \"replace\", \"value\": false}")
                .then()
                .statusCode(200)
                .body("active", equalTo(false));
        verify(subject, code).then().body("verified", equalTo(false));
        Scim.patch(subject, "{\"path\": \"active\", \"op\": \"replace\", \"value\": true}")
                .then()
                .statusCode(200)
                .body("active", equalTo(true));
        verify(subject, code).then().body("verified", equalTo(false));
    }
}
