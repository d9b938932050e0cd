package io.latchkey.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Verifies the second factor of a login. docs/integrate.md shows this class. */
public final class SecondFactor {

    /** A user who has entered the right password, and the session that will begin. */
    public record Session(String userId, List<String> amr, Instant notAfter) {

        /** Adds a verified method. The session ends when the verification does. */
        Session with(JsonNode verdict) {
            List<String> methods = new ArrayList<>(amr);
            verdict.get("amr").forEach(method -> methods.add(method.asText()));
            Instant end = Instant.parse(verdict.get("sessionNotAfter").asText());
            return new Session(userId, List.copyOf(methods), end.isBefore(notAfter) ? end : notAfter);
        }
    }

    /** The pages of the login. */
    public interface Pages {

        /** @param problem the message above the field, if any */
        String askForCode(Optional<String> problem);

        /** Verifies one of the user's own methods, shown in their order. */
        Optional<Session> askForOneOf(JsonNode methods, Session session);
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** The user may try again; after any other reason, the code can no longer be used. */
    private static final Set<String> RETRYABLE = Set.of("malformed", "mismatch");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI latchkey;
    private final Supplier<String> accessToken;

    /** @param accessToken a token with role {@code login-pipeline}, from client credentials; reused until it expires */
    public SecondFactor(URI latchkey, Supplier<String> accessToken) {
        this.latchkey = latchkey;
        this.accessToken = accessToken;
    }

    /** @return the session that may begin; empty if the login ends here */
    public Optional<Session> prove(Session session, Pages pages) throws IOException, InterruptedException {
        String user = "/v1/users/" + session.userId();
        JsonNode methods =
                body(send(request(user + "/verification-methods").GET())).get("methods");
        if (!methods.path(0).path("type").asText().equals("temporary_verification_code")) {
            return pages.askForOneOf(methods, session);
        }
        Optional<String> problem = Optional.empty();
        do {
            HttpResponse<String> answer = verify(user, pages.askForCode(problem));
            if (answer.statusCode() == 429) {
                return Optional.empty();
            }
            JsonNode verdict = body(answer);
            if (verdict.get("verified").asBoolean()) {
                return Optional.of(session.with(verdict));
            }
            problem = Optional.of(verdict.get("reason").asText());
        } while (RETRYABLE.contains(problem.get()));
        return Optional.empty();
    }

    /** Sends the code as it was typed: Latchkey decides which spellings it accepts. */
    private HttpResponse<String> verify(String user, String code) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(Map.of("code", code, "purpose", "mfa_login"));
        return send(request(user + "/temporary-verification-code/verify")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(latchkey.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + accessToken.get());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** An error is no verdict: the login fails too. */
    private static JsonNode body(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() != 200) {
            throw new IOException("Latchkey answered " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
