package io.latchkey;

import static io.latchkey.testing.Calls.AUDIT_EVENTS;
import static io.latchkey.testing.Calls.CODE;
import static io.latchkey.testing.Calls.METHODS;
import static io.latchkey.testing.Calls.VERIFY;
import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.Calls.newCode;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.dev.idp.DevelopmentToken;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.People;
import io.latchkey.testing.Scim;
import io.latchkey.testing.ServiceProcess;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The package as a sidecar: it serves the calls of the login pipeline and nothing else. */
@QuarkusIntegrationTest
class SidecarIT {

    private static ServiceProcess sidecar;

    /** Without what only migrations need. */
    @BeforeAll
    static void start() throws Exception {
        Map<String, String> settings = new HashMap<>(LatchkeyStores.settings());
        Stream.of("quarkus.flyway.username", "quarkus.flyway.password", "quarkus.datasource.jdbc.url")
                .forEach(settings::remove);
        settings.put("quarkus.profile", "sidecar");
        sidecar = ServiceProcess.start(settings);
        assertTrue(sidecar.hasStarted(), sidecar.log());
    }

    @AfterAll
    static void stop() throws Exception {
        sidecar.close();
    }

    @Test
    void loginPipeline_isServed() {
        String user = People.userWithMethods();
        String code = newCode(user);
        sidecar(json(Tokens.pipeline(), Map.of("code", code)))
                .post(VERIFY, user)
                .then()
                .statusCode(200)
                .body("verified", equalTo(true));
        sidecar(as(Tokens.pipeline()))
                .get(METHODS, user)
                .then()
                .statusCode(200)
                .body("methods.type", contains("temporary_verification_code"));
    }

    @Test
    void roles_areRequired() {
        sidecar(as(Tokens.auditor())).get(METHODS, People.activeUser()).then().statusCode(403);
    }

    @Test
    void operations_areServed() {
        Stream.of("/q/health", "/q/health/live", "/q/health/ready", "/q/health/started")
                .forEach(path -> sidecar(as(Tokens.auditor())).get(path).then().statusCode(200));
        sidecar(as(Tokens.auditor())).get("/q/metrics").then().body(containsString("http_server_requests_seconds"));
    }

    /** The full service serves each of these with this token. The sidecar does not. */
    @ParameterizedTest
    @CsvSource({
        "POST, /v1/users/alice/temporary-verification-code",
        "GET, /v1/users/alice/temporary-verification-code",
        "DELETE, /v1/users/alice/temporary-verification-code",
        "GET, /v1/audit-events",
        "GET, /scim/v2/Users",
        "POST, /scim/v2/Users",
        "GET, /scim/v2/ServiceProviderConfig",
        "GET, /q/openapi",
        "GET, /q/swagger-ui",
        "GET, /q/health-ui",
        "GET, /q/metrics/",
        "GET, /",
        "GET, /console/",
        "GET, /v1/users/alice/verification-methods/../temporary-verification-code",
        "GET, /v1/users/alice/temporary-verification-code/verify/..",
        "GET, /v1/users/alice/temporary-verification-code;a=/verify",
        "GET, /v1/users/a;/verification-methods"
    })
    void everythingElse_isNotFound(Method method, String path) {
        sidecar(as(everyRole()).urlEncodingEnabled(false))
                .request(method, path)
                .then()
                .statusCode(404)
                .header("Cache-Control", equalTo("no-store"))
                .header("X-Request-Id", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {CODE, AUDIT_EVENTS})
    void notFound_isAProblem_withoutAToken(String path) {
        String there = path.replace("{userId}", "alice");
        sidecar(given())
                .get(there)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:latchkey:problem:not-found"))
                .body("instance", equalTo(there));
    }

    @Test
    void notFound_belowScim_isAScimError() {
        sidecar(as(Tokens.provisioner()))
                .get(Scim.USERS)
                .then()
                .statusCode(404)
                .contentType(Scim.MEDIA_TYPE)
                .body("schemas", contains(Scim.ERROR));
    }

    private static RequestSpecification sidecar(RequestSpecification request) {
        return request.port(sidecar.port());
    }

    private static DevelopmentToken everyRole() {
        return Tokens.admin().roles("mfa-admin", "auditor", "user-provisioner", "login-pipeline");
    }
}
