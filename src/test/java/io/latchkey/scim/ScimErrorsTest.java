package io.latchkey.scim;

import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Scim.USER;
import static io.latchkey.testing.Scim.USERS;
import static io.latchkey.testing.Scim.body;
import static io.latchkey.testing.Scim.created;
import static io.latchkey.testing.Scim.someone;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every invalid request is answered with a SCIM error (RFC 7644 §3.12), never with a 500. */
@QuarkusTest
class ScimErrorsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "7",
                "{",
                "{} {}",
                "{\"userName\":\"x\",\"shoeSize\":42}",
                "{\"schemas\":\"x\",\"userName\":\"x\"}",
                "{\"schemas\":[\"urn:unknown:schema\"],\"userName\":\"x\"}",
                "{\"urn:unknown:schema\":{},\"userName\":\"x\"}",
                "{\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":7,\"userName\":\"x\"}",
                "{\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"shoeSize\":7},\"userName\":\"x\"}"
            })
    void bodyThatIsNotAUser_isInvalidSyntax(String text) {
        error(body(text).post(USERS), 400).then().body("scimType", equalTo("invalidSyntax"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"userName\":\"\"}",
                "{\"userName\":null}",
                "{\"userName\":7}",
                "{\"userName\":[\"x\"]}",
                "{\"userName\":\"a\\u0000b\"}",
                "{\"userName\":\"x\",\"active\":\"maybe\"}",
                "{\"userName\":\"x\",\"name\":\"Babs\"}",
                "{\"userName\":\"x\",\"name\":{\"shoeSize\":1}}",
                "{\"userName\":\"x\",\"emails\":{\"value\":\"x\"}}",
                "{\"userName\":\"x\",\"emails\":[7]}",
                "{\"userName\":\"x\",\"emails\":[{\"value\":{}}]}",
                "{\"userName\":\"x\",\"emails\":[{\"value\":\"a\",\"primary\":true},{\"value\":\"b\",\"primary\":true}]}",
                "{\"userName\":\"x\",\"urn:latchkey:params:scim:schemas:extension:verification:2.0:User\":{\"verificationMethods\":[{\"display\":\"x\"}]}}",
                "{\"userName\":\"x\",\"urn:latchkey:params:scim:schemas:extension:verification:2.0:User\":{\"verificationMethods\":[{\"type\":\"\",\"display\":\"x\"}]}}"
            })
    void impossibleValue_isInvalidValue(String text) {
        error(body(text).post(USERS), 400).then().body("scimType", equalTo("invalidValue"));
    }

    @Test
    void textsAndLists_haveAMaximumLength() {
        Map<String, Object> user = someone();
        user.put("displayName", "x".repeat(512));
        user.put("emails", emails(100));
        String id = created(user);
        user.put("emails", emails(101));
        error(body(user).put(USER, id), 400).then().body("scimType", equalTo("invalidValue"));
        user.remove("emails");
        user.put("displayName", "x".repeat(513));
        error(body(user).put(USER, id), 400).then().body("scimType", equalTo("invalidValue"));
    }

    private static List<Map<String, String>> emails(int count) {
        return IntStream.range(0, count).mapToObj(i -> Map.of("value", "x" + i)).toList();
    }

    @Test
    void longestTexts_ofFourByteCharacters_areIndexed() {
        Map<String, Object> user = someone();
        user.put("userName", Scim.name() + "\uD83D\uDD11".repeat(240));
        user.put("displayName", "\uD83D\uDD11".repeat(256));
        created(user);
    }

    @Test
    void deepNesting_isInvalidSyntax() {
        String deep = "[".repeat(100_000);
        error(body("{\"userName\":" + deep).post(USERS), 400);
        error(
                body("{\"userName\":\"x\",\"name\":" + "{\"a\":".repeat(900) + "1" + "}".repeat(900) + "}")
                        .post(USERS),
                400);
    }

    @Test
    void bodyOfAMegabyte_isTooLarge_andOneOfAQuarterIsNot() {
        String certificates = "{\"userName\":\"" + Scim.name() + "\",\"x509Certificates\":[%s]}";
        String one = "{\"value\":\"" + "x".repeat(60_000) + "\"}";
        body(certificates.formatted(String.join(",", one, one.replace('x', 'y'), one.replace('x', 'z'))))
                .post(USERS)
                .then()
                .statusCode(201);
        error(body(certificates.formatted(one.replace("x", "xx"))).post(USERS), 400);
        error(body("{\"userName\":\"" + "x".repeat(1024 * 1024) + "\"}").post(USERS), 413);
    }

    @Test
    void errors_doNotQuoteTheRequest() {
        String secret = "t1meMa$heen";
        for (String text : List.of(
                "{\"password\":\"" + secret + "\"",
                "{\"userName\":\"x\",\"" + secret + "\":1}",
                "{\"userName\":\"x\",\"name\":\"" + secret + "\"}")) {
            error(body(text).post(USERS), 400).then().body("detail", not(containsString(secret)));
        }
    }

    @Test
    void unknownPathsAndMethods_areScimErrors() {
        error(as(Tokens.provisioner()).get("/scim/v2/Groups"), 404);
        error(as(Tokens.provisioner()).get("/scim/v2/Users/unknown"), 404);
        error(as(Tokens.provisioner()).get("/scim/v2/Users/un known"), 404);
        error(as(Tokens.provisioner()).put(USERS), 405);
        error(as(Tokens.provisioner()).contentType("text/plain").body("{}").post(USERS), 415);
        error(as(Tokens.provisioner()).accept("text/html").get(USERS), 406);
    }

    @Test
    void missingTokenOrRole_isAScimError() {
        error(given().get(USERS), 401).then().header("WWW-Authenticate", equalTo("Bearer"));
        error(given().auth().oauth2("nonsense").get(USERS), 401)
                .then()
                .header("WWW-Authenticate", containsString("invalid_token"));
        error(as(Tokens.pipeline()).get(USERS), 403);
        error(body("{}").auth().oauth2(Tokens.admin().sign()).post(USERS), 403);
    }

    @Test
    void responses_haveTheAcceptedMediaType() {
        as(Tokens.provisioner()).accept("application/json").get(USERS).then().contentType("application/json");
        as(Tokens.provisioner()).accept(Scim.MEDIA_TYPE).get(USERS).then().contentType(Scim.MEDIA_TYPE);
        as(Tokens.provisioner()).get(USERS).then().contentType(Scim.MEDIA_TYPE);
    }

    private static Response error(Response response, int status) {
        response.then()
                .statusCode(status)
                .contentType(Scim.MEDIA_TYPE)
                .header("Cache-Control", equalTo("no-store"))
                .body("schemas", contains(Scim.ERROR))
                .body("status", equalTo(Integer.toString(status)))
                .body("detail", notNullValue());
        return response;
    }
}
