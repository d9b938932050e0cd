package io.latchkey.scim;

import static io.latchkey.testing.Calls.as;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** The service describes itself (RFC 7644 §4). */
@QuarkusTest
class DiscoveryTest {

    private static ValidatableResponse discovered(String path) {
        return as(Tokens.provisioner())
                .get("/scim/v2/" + path)
                .then()
                .statusCode(200)
                .contentType(Scim.MEDIA_TYPE);
    }

    @Test
    void serviceProviderConfig_listsSupportedAndUnsupportedFeatures() {
        discovered("ServiceProviderConfig")
                .body("schemas", contains("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"))
                .body("patch.supported", equalTo(true))
                .body("filter.supported", equalTo(true))
                .body("filter.maxResults", equalTo(1000))
                .body("sort.supported", equalTo(true))
                .body("etag.supported", equalTo(true))
                .body("bulk.supported", equalTo(false))
                .body("changePassword.supported", equalTo(false))
                .body("authenticationSchemes.type", contains("oauthbearertoken"))
                .body("meta.location", endsWith("/scim/v2/ServiceProviderConfig"));
    }

    @Test
    void resourceTypes_containOnlyUsers() {
        discovered("ResourceTypes")
                .body("totalResults", equalTo(1))
                .body("Resources[0].endpoint", equalTo("/Users"))
                .body("Resources[0].schema", equalTo(Scim.CORE))
                .body("Resources[0].schemaExtensions.schema", contains(Scim.ENTERPRISE, Scim.VERIFICATION));
        discovered("ResourceTypes/User").body("id", equalTo("User"));
        as(Tokens.provisioner()).get("/scim/v2/ResourceTypes/Group").then().statusCode(404);
    }

    @Test
    void schemas_listAttributes() {
        discovered("Schemas").body("Resources.id", contains(Scim.CORE, Scim.ENTERPRISE, Scim.VERIFICATION));
        discovered("Schemas/" + Scim.CORE)
                .body("attributes.name", hasItems("userName", "displayName", "emails", "active"))
                .body("attributes.find { it.name == 'userName' }.required", equalTo(true));
        discovered("Schemas/" + Scim.VERIFICATION)
                .body("attributes[0].name", equalTo("verificationMethods"))
                .body("attributes[0].multiValued", equalTo(true))
                .body("attributes[0].subAttributes.name", hasItems("type", "display", "primary"));
        as(Tokens.provisioner()).get("/scim/v2/Schemas/urn:unknown").then().statusCode(404);
    }

    @Test
    void discovery_hasNoFilters_andNeedsARole() {
        as(Tokens.provisioner())
                .queryParam("filter", "x pr")
                .get("/scim/v2/Schemas")
                .then()
                .statusCode(403);
        given().get("/scim/v2/Schemas").then().statusCode(401);
        as(Tokens.pipeline()).get("/scim/v2/ServiceProviderConfig").then().statusCode(403);
    }
}
