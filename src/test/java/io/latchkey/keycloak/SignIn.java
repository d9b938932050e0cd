package io.latchkey.keycloak;

import static io.restassured.RestAssured.given;

import io.restassured.http.Cookies;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that the console sends to Keycloak: authorization code with the PKCE example of RFC 7636. */
final class SignIn {

    static final String CLIENT = "latchkey-console";
    static final String REDIRECT = "http://localhost:8080/console/";

    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final Keycloak keycloak;
    private Map<String, String> cookies = new HashMap<>();
    private Response page;

    SignIn(Keycloak keycloak) {
        this.keycloak = keycloak;
    }

    /** @param acrValues what the service requires (RFC 9470 §4), or {@code null} */
    SignIn authorize(String acrValues) {
        RequestSpecification request = browser()
                .queryParams(Map.of(
                        "client_id",
                        CLIENT,
                        "redirect_uri",
                        REDIRECT,
                        "response_type",
                        "code",
                        "scope",
                        "openid",
                        "code_challenge",
                        CHALLENGE,
                        "code_challenge_method",
                        "S256"));
        if (acrValues != null) {
            request.queryParam("acr_values", acrValues);
        }
        return keep(request.get(keycloak.issuer() + "/protocol/openid-connect/auth"));
    }

    SignIn submit(Map<String, String> form) {
        Matcher action = FORM.matcher(page.asString());
        if (!action.find()) {
            throw new IllegalStateException("no form on the page: " + page.statusCode() + page.asString());
        }
        String address = action.group(1).replace("&amp;", "&");
        return keep(browser().formParams(form).urlEncodingEnabled(false).post(URI.create(address)));
    }

    /** The page that Keycloak shows. */
    String text() {
        return page.asString();
    }

    boolean isSignedIn() {
        return page.header("Location") != null
                && CODE.matcher(page.header("Location")).find();
    }

    JsonPath tokens() {
        Matcher code = CODE.matcher(page.header("Location"));
        if (!code.find()) {
            throw new IllegalStateException("not signed in: " + page.header("Location"));
        }
        return token(
                        keycloak,
                        Map.of(
                                "grant_type", "authorization_code",
                                "client_id", CLIENT,
                                "redirect_uri", REDIRECT,
                                "code", code.group(1),
                                "code_verifier", VERIFIER))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static Response token(Keycloak keycloak, Map<String, String> form) {
        return given().formParams(form).post(keycloak.issuer() + "/protocol/openid-connect/token");
    }

    private RequestSpecification browser() {
        return given().redirects().follow(false).cookies(cookies);
    }

    private SignIn keep(Response response) {
        Cookies set = response.detailedCookies();
        set.forEach(cookie -> cookies.put(cookie.getName(), cookie.getValue()));
        page = response;
        return this;
    }
}
