package io.latchkey.proof.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Sends calls to replicas. Waits longer for an answer than a replica may take. */
final class HistoryClient {

    private static final Duration MAX_WAIT = Duration.ofSeconds(15);
    private static final String CODE = "/v1/users/%s/temporary-verification-code";
    private static final String USERS = "/scim/v2/Users";
    private static final String PATCH = "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],"
            + "\"Operations\":[{\"op\":\"replace\",\"path\":\"active\",\"value\":%s}]}";
    private static final String USER = "{\"schemas\":[\"urn:ietf:params:scim:schemas:core:2.0:User\"],"
            + "\"userName\":\"%1$s@example.org\",\"externalId\":\"%1$s\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final List<Replica> replicas;
    private final HistoryCallers callers;

    HistoryClient(List<Replica> replicas, HistoryCallers callers) {
        this.replicas = replicas;
        this.callers = callers;
    }

    Answer answer(Call call) throws InterruptedException {
        HttpRequest request = request(call)
                .header("Authorization", "Bearer " + callers.of(call))
                .header("Content-Type", "application/json")
                .header("X-Request-Id", call.id())
                .timeout(MAX_WAIT)
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return Answers.read(call, response.statusCode(), json(response.body()), response.body());
        } catch (IOException e) {
            return Answer.none(Outcome.UNANSWERED, e.toString());
        }
    }

    /** A page of the audit trail, newest first. @param query with its question mark */
    JsonNode auditEvents(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(replicas.get(0).uri("/v1/audit-events" + query))
                .header("Authorization", "Bearer " + callers.auditor())
                .timeout(MAX_WAIT)
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException(response.body());
        }
        return json(response.body());
    }

    private HttpRequest.Builder request(Call call) {
        String code = CODE.formatted(call.user());
        String user = USERS + "/" + call.user();
        return switch (call.verb()) {
            case GENERATE -> to(call, code).POST(body("{\"expiresInHours\":%d}", call.hours()));
            case EXPIRE -> to(call, code).DELETE();
            case VERIFY -> to(call, code + "/verify").POST(body("{\"code\":\"%s\"}", call.code()));
            case CREATE -> to(call, USERS).POST(body(USER, call.user()));
            case DEACTIVATE -> to(call, user).method("PATCH", body(PATCH, false));
            case REACTIVATE -> to(call, user).method("PATCH", body(PATCH, true));
            case DELETE -> to(call, user).DELETE();
        };
    }

    private HttpRequest.Builder to(Call call, String path) {
        return HttpRequest.newBuilder(replicas.get(call.replica()).uri(path));
    }

    private static HttpRequest.BodyPublisher body(String template, Object value) {
        return BodyPublishers.ofString(template.formatted(value));
    }

    private static JsonNode json(String body) throws IOException {
        return JSON.readTree(body);
    }
}
