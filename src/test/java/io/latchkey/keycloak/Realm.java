package io.latchkey.keycloak;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;

/** An administrator of the realm, over Keycloak's admin API. */
final class Realm {

    private static final String ROOT = "/admin/realms/latchkey";

    private final Keycloak keycloak;

    Realm(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** Keycloak generated it when it imported the realm: the file has no secret. */
    String secretOf(String client) {
        return call().get(ROOT + "/clients/{id}/client-secret", idOf(client))
                .then()
                .extract()
                .path("value");
    }

    /** Sets the redirect addresses of a client. */
    void allow(String client, String... redirects) {
        put(ROOT + "/clients/" + idOf(client), Map.of("redirectUris", List.of(redirects)));
    }

    /** @return the ID, which is the subject of tokens */
    String addAdministrator(String name, String password, Totp totp) {
        Map<String, Object> otp =
                Map.of("type", "otp", "secretData", totp.secretData(), "credentialData", totp.credentialData());
        Map<String, Object> user = Map.of(
                "username",
                name,
                "enabled",
                true,
                "email",
                name + "@example.org",
                "firstName",
                name,
                "lastName",
                "Administrator",
                "credentials",
                List.of(Map.of("type", "password", "value", password, "temporary", false), otp));
        String location = call().contentType(ContentType.JSON)
                .body(user)
                .post(ROOT + "/users")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        grant(id, "mfa-admin");
        return id;
    }

    private void grant(String user, String role) {
        Map<String, Object> found =
                call().get(ROOT + "/roles/{role}", role).then().extract().path("$");
        call().contentType(ContentType.JSON)
                .body(List.of(Map.of("id", found.get("id"), "name", role)))
                .post(ROOT + "/users/{id}/role-mappings/realm", user)
                .then()
                .statusCode(204);
    }

    void disable(String user) {
        put(ROOT + "/users/" + user, Map.of("enabled", false));
    }

    /** Adds a key that signs from now on; tokens of the old key stay valid. */
    void rotateKeys() {
        String realm = call().get(ROOT).then().extract().path("id");
        Map<String, Object> key = Map.of(
                "name", "rotated",
                "providerId", "rsa-generated",
                "providerType", "org.keycloak.keys.KeyProvider",
                "parentId", realm,
                "config",
                        Map.of(
                                "priority", List.of("1000"),
                                "enabled", List.of("true"),
                                "active", List.of("true"),
                                "algorithm", List.of("RS256"),
                                "keySize", List.of("2048")));
        call().contentType(ContentType.JSON)
                .body(key)
                .post(ROOT + "/components")
                .then()
                .statusCode(201);
    }

    private void put(String path, Map<String, Object> change) {
        call().contentType(ContentType.JSON).body(change).put(path).then().statusCode(204);
    }

    private String idOf(String client) {
        JsonPath found = call().queryParam("clientId", client)
                .get(ROOT + "/clients")
                .then()
                .extract()
                .jsonPath();
        return found.getString("[0].id");
    }

    private RequestSpecification call() {
        String token = given().baseUri(keycloak.address().toString())
                .formParams(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        "admin-cli",
                        "username",
                        Keycloak.ADMINISTRATOR,
                        "password",
                        keycloak.password()))
                .post("/realms/master/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().baseUri(keycloak.address().toString())
                .port(keycloak.address().getPort())
                .auth()
                .oauth2(token);
    }
}
