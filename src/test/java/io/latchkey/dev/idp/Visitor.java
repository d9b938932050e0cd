package io.latchkey.dev.idp;

import static io.restassured.RestAssured.given;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser at the development identity provider and its client, with the PKCE example of RFC 7636. */
final class Visitor {

    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final Map<String, String> request = new HashMap<>(Map.of(
            "client_id", "latchkey-console",
            "response_type", "code",
            "scope", "openid",
            "state", "a state",
            "nonce", "n1",
            "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
            "code_challenge_method", "S256"));

    private Map<String, String> cookies = Map.of();

    /** Only in a running test: before that, the port of the service is unknown. */
    Visitor() {
        request.put("redirect_uri", console());
    }

    static String console() {
        return "http://localhost:" + RestAssured.port + "/console/";
    }

    /** Sets a parameter of later requests; {@code null} removes it. */
    Visitor with(String name, String value) {
        request.put(name, value);
        request.values().removeIf(given -> given == null);
        return this;
    }

    Response authorize() {
        return keepCookies(call().queryParams(request).get("/dev/idp/authorize"));
    }

    Response choose(String choice) {
        return keepCookies(
                call().formParams(request).formParam("choice", choice).post("/dev/idp/sign-in"));
    }

    Response endSession(String address) {
        return keepCookies(
                call().queryParam("post_logout_redirect_uri", address).get("/dev/idp/end-session"));
    }

    /** The parameters of the redirect, by name. */
    static Map<String, String> answer(Response redirect) {
        return parameters(URI.create(redirect.then().statusCode(303).extract().header("Location"))
                .getQuery());
    }

    static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].replace('+', ' ')));
    }

    static String code(Response redirect) {
        return answer(redirect).get("code");
    }

    /** A good request for tokens; a test changes one thing about it. */
    static Map<String, String> exchange(String code) {
        return new HashMap<>(Map.of(
                "grant_type",
                "authorization_code",
                "client_id",
                "latchkey-console",
                "redirect_uri",
                console(),
                "code",
                code,
                "code_verifier",
                VERIFIER));
    }

    static Response token(Map<String, String> form) {
        return given().formParams(form).post("/dev/idp/token");
    }

    static JsonPath claims(Response tokens, String which) {
        String token = tokens.then().statusCode(200).extract().path(which);
        return new JsonPath(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1])));
    }

    private RequestSpecification call() {
        return given().redirects().follow(false).cookies(cookies);
    }

    private Response keepCookies(Response response) {
        cookies = response.cookies().isEmpty() ? cookies : response.cookies();
        return response;
    }
}
