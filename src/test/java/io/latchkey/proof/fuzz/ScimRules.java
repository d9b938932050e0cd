package io.latchkey.proof.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.testing.Documentation;
import io.latchkey.testing.HttpAnswer;
import io.latchkey.testing.Scim;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The rules of RFC 7644 for answers. */
final class ScimRules {

    static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    /** §3.12, table 8, and further statuses of HTTP. */
    private static final Set<Integer> STATUSES =
            Set.of(200, 201, 204, 304, 400, 401, 403, 404, 405, 406, 409, 412, 413, 415);

    /** §3.12, table 9. */
    private static final Set<String> TYPES = Set.of(
            "invalidFilter",
            "tooMany",
            "uniqueness",
            "mutability",
            "invalidSyntax",
            "invalidPath",
            "noTarget",
            "invalidValue",
            "invalidVers",
            "sensitive");

    private final ScimSchemas schemas;

    ScimRules(ScimSchemas schemas) {
        this.schemas = schemas;
    }

    List<String> complaints(Request request, HttpAnswer answer) {
        if (!STATUSES.contains(answer.status())) {
            return List.of("SCIM has no such status");
        }
        if (answer.status() == 204 || answer.status() == 304) {
            return answer.body().isEmpty() ? List.of() : List.of("there is a body");
        }
        if (!Set.of(Scim.MEDIA_TYPE, "application/json").contains(answer.mediaType())) {
            return List.of("the media type is " + answer.mediaType());
        }
        JsonNode body = Documentation.parse(answer.body());
        return answer.status() >= 400 ? error(answer, body) : resource(request, answer, body);
    }

    private static List<String> error(HttpAnswer answer, JsonNode error) {
        List<String> complaints = new ArrayList<>();
        complain(complaints, isSchema(error, Scim.ERROR), "not the schema of an error");
        complain(complaints, error.path("status").asText().equals(Integer.toString(answer.status())), "another status");
        complain(complaints, error.path("status").isTextual(), "status is no text");
        complain(complaints, !error.path("detail").asText().isBlank(), "no detail");
        complain(
                complaints,
                !error.has("scimType") || TYPES.contains(error.path("scimType").asText()),
                "no scimType of SCIM's");
        complain(
                complaints,
                answer.status() != 401 || answer.header("WWW-Authenticate").isPresent(),
                "no challenge");
        return complaints;
    }

    private List<String> resource(Request request, HttpAnswer answer, JsonNode body) {
        if (request.name().equals(ScimRequests.DISCOVER)) {
            return body.path("schemas").isArray() || body.has("id") ? List.of() : List.of("nothing that is known");
        }
        boolean isList =
                request.name().equals(ScimRequests.LIST) || request.name().equals(ScimRequests.SEARCH);
        return isList ? list(body) : user(answer, body);
    }

    private List<String> list(JsonNode list) {
        List<String> complaints = new ArrayList<>();
        JsonNode users = list.path("Resources");
        complain(complaints, isSchema(list, LIST), "not the schema of a list");
        complain(complaints, list.path("itemsPerPage").asInt(-1) == users.size(), "itemsPerPage is wrong");
        complain(complaints, list.path("totalResults").asInt(-1) >= users.size(), "totalResults is wrong");
        complain(complaints, list.path("startIndex").asInt() >= 1, "startIndex is wrong");
        users.forEach(user -> complaints.addAll(document(user)));
        return complaints;
    }

    private List<String> user(HttpAnswer answer, JsonNode user) {
        List<String> complaints = new ArrayList<>(document(user));
        complain(complaints, answer.header("ETag").orElse("").matches("W/\"[0-9]+\""), "no entity tag");
        complain(
                complaints,
                answer.status() != 201
                        || answer.header("Location")
                                .orElse("")
                                .endsWith("/scim/v2/Users/" + user.path("id").asText()),
                "not its location");
        complain(
                complaints,
                !user.path("meta").has("version")
                        || user.path("meta")
                                .path("version")
                                .asText()
                                .equals(answer.header("ETag").orElse("")),
                "another version");
        return complaints;
    }

    /** An answer always has the id and the schemas, whatever the request selects (RFC 7643 §3.1). */
    private List<String> document(JsonNode user) {
        List<String> complaints = new ArrayList<>(schemas.complaints(user));
        complain(complaints, !user.path("id").asText().isEmpty(), "no id");
        complain(
                complaints,
                user.path("schemas").valueStream().anyMatch(urn -> urn.asText().equals(Scim.CORE)),
                "not the schema of a user");
        return complaints;
    }

    private static boolean isSchema(JsonNode message, String urn) {
        return message.path("schemas").size() == 1
                && message.path("schemas").path(0).asText().equals(urn);
    }

    private static void complain(List<String> complaints, boolean isRight, String complaint) {
        if (!isRight) {
            complaints.add(complaint);
        }
    }
}
