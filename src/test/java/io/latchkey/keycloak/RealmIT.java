package io.latchkey.keycloak;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import io.latchkey.console.Chromium;
import io.latchkey.testing.Calls;
import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.People;
import io.latchkey.testing.ServiceProcess;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The service with Keycloak as identity provider: tokens, step-up, keys and users. */
@QuarkusIntegrationTest
@EnabledIfSystemProperty(
        named = Keycloak.HOME,
        matches = ".+",
        disabledReason = "SKIPPED: Keycloak comes with the profile keycloak (./mvnw -Pkeycloak verify)")
class RealmIT {

    private static final Pattern ACR_VALUES = Pattern.compile("acr_values=\"([^\"]+)\"");
    private static final String PASSWORD = "a password";

    private static Keycloak keycloak;
    private static Realm realm;
    private static ServiceProcess service;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.start();
        realm = new Realm(keycloak);
        Map<String, String> settings = new HashMap<>(LatchkeyStores.settings());
        settings.put("mp.jwt.verify.issuer", keycloak.issuer());
        settings.put("mp.jwt.verify.publickey.location", keycloak.jwks());
        settings.put("latchkey.console.enabled", "true");
        service = ServiceProcess.start(settings);
        assertTrue(service.hasStarted(), service.log());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        keycloak.close();
    }

    @Test
    void pipeline_verifiesWithItsClientCredentials_andNothingElse() {
        String token = credentials("latchkey-pipeline");
        assertEquals("at+jwt", header(token).getString("typ"));
        json(token, Map.of("code", "7K3M-Q9XT-C4D8"))
                .post(Calls.VERIFY, People.activeUser())
                .then()
                .statusCode(200)
                .body("reason", equalTo("no_active_code"));
        as(token).get(Calls.CODE, People.activeUser()).then().statusCode(403);
    }

    @Test
    void provisioner_createsUsers() {
        json(credentials("latchkey-provisioning"), Map.of("userName", "erin@example.org", "externalId", "erin"))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201)
                .body("id", equalTo("erin"));
    }

    @Test
    void administrator_isChallenged_stepsUp_andGenerates() {
        Totp app = Totp.random();
        realm.addAdministrator("carol", PASSWORD, app);
        SignIn browser = new SignIn(keycloak).authorize(null).submit(Map.of("username", "carol", "password", PASSWORD));
        String user = People.activeUser();
        String weak = browser.tokens().getString("access_token");
        assertEquals("low", claims(weak).getString("acr"));
        Response challenge = generate(weak, user);
        challenge.then().statusCode(401).header("WWW-Authenticate", containsString("insufficient_user_authentication"));
        String strong = browser.authorize(acrValues(challenge))
                .submit(Map.of("otp", app.at(Instant.now())))
                .tokens()
                .getString("access_token");
        assertEquals("high_assurance", claims(strong).getString("acr"));
        generate(strong, user).then().statusCode(201);
        as(strong)
                .get(Calls.CODE, user)
                .then()
                .body("issuedBy", equalTo(claims(strong).getString("sub")));
    }

    @Test
    void administrator_cannotGenerateForThemselves_ifIdsAreSubjects() {
        Totp app = Totp.random();
        String id = realm.addAdministrator("mallory", PASSWORD, app);
        json(credentials("latchkey-provisioning"), Map.of("userName", "mallory@example.org", "externalId", id))
                .post("/scim/v2/Users")
                .then()
                .statusCode(201);
        String token = new SignIn(keycloak)
                .authorize("high_assurance")
                .submit(Map.of("username", "mallory", "password", PASSWORD))
                .submit(Map.of("otp", app.at(Instant.now())))
                .tokens()
                .getString("access_token");
        generate(token, id).then().statusCode(403).body("type", equalTo("urn:latchkey:problem:self-issue"));
    }

    @Test
    void disabledAdministrator_getsNoToken() {
        String id = realm.addAdministrator("dan", PASSWORD, Totp.random());
        JsonPath tokens = new SignIn(keycloak)
                .authorize(null)
                .submit(Map.of("username", "dan", "password", PASSWORD))
                .tokens();
        as(tokens.getString("access_token"))
                .get(Calls.CODE, People.activeUser())
                .then()
                .statusCode(200);
        realm.disable(id);
        SignIn.token(
                        keycloak,
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "client_id",
                                SignIn.CLIENT,
                                "refresh_token",
                                tokens.getString("refresh_token")))
                .then()
                .statusCode(400);
        SignIn again = new SignIn(keycloak).authorize(null).submit(Map.of("username", "dan", "password", PASSWORD));
        assertFalse(again.isSignedIn());
    }

    /** In a browser: password, console, step-up with a one-time password, return to the form, code. */
    @Test
    void console_signsIn_andStepsUp() {
        assumeTrue(Chromium.executable().isPresent(), "SKIPPED: no Chromium on this machine");
        Totp app = Totp.random();
        realm.addAdministrator("grace", PASSWORD, app);
        String console = "http://localhost:" + service.port() + "/console/";
        realm.allow(SignIn.CLIENT, SignIn.REDIRECT, console);
        String user = People.userWithMethods();
        try (Chromium chromium = new Chromium();
                Page page = chromium.browser().newPage()) {
            page.navigate(console + "#/users/" + user);
            page.locator("#username").fill("grace");
            page.locator("#password").fill(PASSWORD);
            page.locator("#kc-login").click();
            page.getByText("Generate code").click();
            page.getByLabel("Reason").fill("Lost phone");
            page.locator("generate-dialog button[type=submit]").click();
            page.locator("#otp").fill(app.at(Instant.now()));
            page.locator("#kc-login").click();
            assertThat(page.getByLabel("Reason")).hasValue("Lost phone");
            page.locator("generate-dialog button[type=submit]").click();
            String code = page.locator(".code").textContent().strip();
            json(credentials("latchkey-pipeline"), Map.of("code", code))
                    .post(Calls.VERIFY, user)
                    .then()
                    .body("verified", equalTo(true));
        }
    }

    @Test
    void signingKeys_rotate_withoutARestart() {
        String before = credentials("latchkey-pipeline");
        String user = People.activeUser();
        as(before).get(Calls.METHODS, user).then().statusCode(200);
        realm.rotateKeys();
        String after = credentials("latchkey-pipeline");
        assertNotEquals(header(before).getString("kid"), header(after).getString("kid"));
        as(after).get(Calls.METHODS, user).then().statusCode(200);
        as(before).get(Calls.METHODS, user).then().statusCode(200);
    }

    private static Response generate(String token, String user) {
        return json(token, Map.of("expiresInHours", 4)).post(Calls.CODE, user);
    }

    private static String acrValues(Response challenge) {
        Matcher values = ACR_VALUES.matcher(challenge.header("WWW-Authenticate"));
        assertTrue(values.find());
        return values.group(1);
    }

    private static String credentials(String client) {
        return SignIn.token(
                        keycloak,
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                client,
                                "client_secret",
                                realm.secretOf(client)))
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static RequestSpecification as(String token) {
        return given().port(service.port()).auth().oauth2(token);
    }

    private static RequestSpecification json(String token, Object body) {
        return as(token).contentType(ContentType.JSON).body(body);
    }

    private static JsonPath header(String token) {
        return part(token, 0);
    }

    private static JsonPath claims(String token) {
        return part(token, 1);
    }

    private static JsonPath part(String token, int index) {
        return new JsonPath(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index])));
    }
}
