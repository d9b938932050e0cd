package io.latchkey.dev.idp;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DevelopmentIdentityProviderTest {

    private static final String CODE_OF_UNKNOWN_USER = "/v1/users/unknown/temporary-verification-code";

    @Test
    void token_isAcceptedByTheService() {
        String token = get("/dev/idp/token?role=auditor&sub=erin").asString();
        given().auth().oauth2(token).get(CODE_OF_UNKNOWN_USER).then().statusCode(404);
    }

    @Test
    void token_hasTheRequestedRoles() {
        String token =
                get("/dev/idp/token?role=login-pipeline&role=user-provisioner").asString();
        given().auth().oauth2(token).get(CODE_OF_UNKNOWN_USER).then().statusCode(403);
    }

    @Test
    void jwks_containsNoPrivateKey() {
        get("/dev/idp/jwks").then().body("keys[0].kty", equalTo("RSA")).body("keys[0].d", equalTo(null));
    }

    @Test
    void invalidParameters_areNamedInTheAnswer() {
        get("/dev/idp/token?rolle=auditor").then().statusCode(400).body(containsString("sub, role, acr, amr"));
        get("/dev/idp/token?auth_time=today").then().statusCode(400).body(containsString("auth_time"));
    }
}
