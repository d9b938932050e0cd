package io.latchkey.console;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ConsoleTest {

    @Test
    void page_isServed() {
        get("/console/").then().statusCode(200).contentType(containsString("text/html"));
        given().redirects().follow(false).get("/console").then().statusCode(308).header("Location", "/console/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.js", "app.css"})
    void bundles_areServed(String name) {
        get("/console/assets/" + name).then().statusCode(200);
    }

    @Test
    void config_namesTheIdentityProvider() {
        get("/console/config.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("authority", equalTo("/dev/idp"))
                .body("clientId", equalTo("latchkey-console"))
                .body("scope", equalTo("openid"))
                .body("minHours", equalTo(1))
                .body("maxHours", equalTo(24));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/config.json", "/console/icon.svg", "/console/nothing"})
    void everything_isServedUnderTheStrictestPolicy(String path) {
        get(path)
                .then()
                .header(
                        "Content-Security-Policy",
                        allOf(
                                containsString("default-src 'none'"),
                                containsString("script-src 'self';"),
                                containsString("style-src 'self';"),
                                containsString("frame-ancestors 'none'"),
                                not(containsString("unsafe"))))
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", containsString("no-store"));
    }

    /** The policy forbids inline scripts and styles. */
    @Test
    void page_hasNoInlineScriptOrStyle() {
        get("/console/")
                .then()
                .body(not(containsString("style=")))
                .body(not(containsString("<style")))
                .body(not(containsString("http")));
    }
}
