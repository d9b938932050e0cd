package io.latchkey.testing;

import static io.latchkey.testing.Calls.as;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.RestAssuredConfig.config;

import io.latchkey.dev.idp.DevelopmentToken;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The SCIM calls, by default with an identity provider's token. */
public final class Scim {

    public static final String USERS = "/scim/v2/Users";
    public static final String USER = USERS + "/{id}";
    public static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    public static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    public static final String VERIFICATION = "urn:latchkey:params:scim:schemas:extension:verification:2.0:User";
    public static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
    public static final String MEDIA_TYPE = "application/scim+json";

    private Scim() {}

    public static RequestSpecification body(Object body) {
        return body(Tokens.provisioner(), body);
    }

    public static RequestSpecification body(DevelopmentToken token, Object body) {
        return as(token)
                .config(config().encoderConfig(encoderConfig().encodeContentTypeAs(MEDIA_TYPE, ContentType.JSON)))
                .contentType(MEDIA_TYPE + "; charset=UTF-8")
                .body(body);
    }

    /** A new user. */
    public static Map<String, Object> someone() {
        Map<String, Object> user = new HashMap<>();
        user.put("schemas", List.of(CORE));
        user.put("userName", name() + "@example.org");
        return user;
    }

    public static String name() {
        return "u" + UUID.randomUUID().toString().substring(0, 12);
    }

    public static Response create(Object user) {
        return body(user).post(USERS);
    }

    /** The id of a new user. */
    public static String created(Object user) {
        return create(user).then().statusCode(201).extract().path("id");
    }

    public static Response read(String id) {
        return as(Tokens.provisioner()).get(USER, id);
    }

    public static Response replace(String id, Object user) {
        return body(user).put(USER, id);
    }

    public static Response delete(String id) {
        return as(Tokens.provisioner()).delete(USER, id);
    }

    /** @param operations as JSON */
    public static Response patch(String id, String operations) {
        return body("{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":[" + operations
                        + "]}")
                .patch(USER, id);
    }

    public static Response find(String filter) {
        return as(Tokens.provisioner()).queryParam("filter", filter).get(USERS);
    }
}
