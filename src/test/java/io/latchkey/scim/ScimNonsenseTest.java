package io.latchkey.scim;

import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Scim.ENTERPRISE;
import static io.latchkey.testing.Scim.USER;
import static io.latchkey.testing.Scim.USERS;
import static io.latchkey.testing.Scim.VERIFICATION;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Nonsense;
import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests that make no sense, or some: each is answered, with what was asked for or with an error of SCIM's. */
@QuarkusTest
class ScimNonsenseTest {

    /** The HTTP server's own, which reads no more than 4 KiB of a request's first line. */
    private static final int URI_TOO_LONG = 414;

    private static final List<String> NAMES = List.of(
            "userName",
            "displayName",
            "externalId",
            "id",
            "name",
            "familyName",
            "name.familyName",
            "active",
            "emails",
            "emails.value",
            "emails[type eq \"work\"].value",
            "value",
            "type",
            "primary",
            "meta",
            "meta.created",
            "meta.version",
            "schemas",
            "password",
            "groups",
            "title",
            "photos",
            ENTERPRISE,
            ENTERPRISE + ":manager",
            VERIFICATION,
            VERIFICATION + ":verificationMethods");

    private static final Map<String, Object> GOOD_USER = Map.of(
            "userName",
            "babs",
            "externalId",
            "26118915",
            "displayName",
            "Babs",
            "active",
            true,
            "title",
            "Tour Guide",
            "name",
            Map.of("familyName", "Jensen"),
            "emails",
            List.of(Map.of("value", "babs@example.org", "primary", true)),
            ENTERPRISE,
            Map.of("manager", Map.of("value", "26118915")));

    private final Nonsense nonsense = new Nonsense();
    private final List<String> users = new ArrayList<>(List.of("nobody", "a b", "%00", "x".repeat(200)));

    @Test
    void nonsense_isAnswered() {
        for (int i = 0; i < 5; i++) {
            users.add(Scim.created(Scim.someone()));
        }
        int refused = 0;
        for (int i = 0; i < Nonsense.REQUESTS; i++) {
            Response answer = request();
            refused += answer.statusCode() >= 400 ? 1 : 0;
            check(answer, Nonsense.place(i) + answer.statusCode() + " " + answer.asString());
        }
        assertTrue(
                refused > Nonsense.REQUESTS / 3 && refused < Nonsense.REQUESTS, refused + " of " + Nonsense.REQUESTS);
    }

    private static void check(Response answer, String what) {
        assertTrue(answer.statusCode() < 500, what);
        if (answer.statusCode() >= 400 && answer.statusCode() != URI_TOO_LONG) {
            assertEquals(Scim.MEDIA_TYPE, answer.contentType(), what);
            assertEquals(List.of(Scim.ERROR), answer.path("schemas"), what);
            assertEquals(Integer.toString(answer.statusCode()), answer.path("status"), what);
        }
    }

    private Response request() {
        String user = nonsense.oneOf(users);
        return switch (nonsense.oneOf(0, 1, 2, 2, 2, 3, 3, 4, 5)) {
            case 0 -> Scim.create(user());
            case 1 -> Scim.replace(user, user());
            case 2 -> Scim.body(patch()).patch(USER, user);
            case 3 -> as(Tokens.provisioner()).queryParams(search()).get(USERS);
            case 4 ->
                Scim.body(nonsense.oneIn(4) ? nonsense.object(NAMES) : search()).post(USERS + "/.search");
            default ->
                as(Tokens.provisioner())
                        .queryParam("attributes", nonsense.oneOf(NAMES))
                        .get(USER, user);
        };
    }

    private Object user() {
        if (nonsense.oneIn(10)) {
            return nonsense.text();
        }
        return nonsense.oneIn(3) ? nonsense.object(NAMES) : nonsense.spoiled(GOOD_USER, NAMES);
    }

    private Object patch() {
        List<Object> operations = new ArrayList<>();
        for (int i = nonsense.oneOf(0, 1, 1, 2, 5); i > 0; i--) {
            operations.add(nonsense.oneIn(8) ? nonsense.value(NAMES) : operation());
        }
        return Map.of("Operations", operations);
    }

    private Map<String, Object> operation() {
        Map<String, Object> operation = new HashMap<>();
        operation.put("op", nonsense.oneOf("add", "Replace", "remove", "copy"));
        if (!nonsense.oneIn(3)) {
            operation.put("path", nonsense.oneIn(3) ? nonsense.filter(NAMES) : nonsense.oneOf(NAMES));
        }
        operation.put("value", nonsense.oneIn(2) ? nonsense.text() : nonsense.value(NAMES));
        return nonsense.oneIn(8) ? nonsense.spoiled(operation, NAMES) : operation;
    }

    private Map<String, Object> search() {
        Map<String, Object> search =
                nonsense.object(List.of("attributes", "excludedAttributes", "startIndex", "count"));
        search.values().removeIf(value -> value == null);
        search.put("filter", nonsense.filter(NAMES));
        if (nonsense.oneIn(3)) {
            search.put("sortBy", nonsense.oneOf(NAMES));
        }
        return search;
    }
}
