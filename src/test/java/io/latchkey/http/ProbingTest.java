package io.latchkey.http;

import static io.latchkey.testing.Calls.VERIFY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.Calls;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An attacker who guesses codes learns from a response only whether the code is right. */
@QuarkusTest
class ProbingTest {

    enum Someone {
        WITH_A_CODE(() -> {
            String user = People.activeUser();
            Calls.newCode(user);
            return user;
        }),
        WITH_AN_EXPIRED_CODE(() -> {
            String user = People.activeUser();
            Calls.newCode(user);
            Calls.expire(user);
            return user;
        }),
        WITHOUT_A_CODE(People::activeUser),
        /** Directly in the database, so that the service does not end the code. */
        INACTIVE(() -> {
            String user = People.activeUser();
            Calls.newCode(user);
            People.deactivate(user);
            return user;
        }),
        UNKNOWN(People::nobody);

        final Supplier<String> user;

        Someone(Supplier<String> user) {
            this.user = user;
        }
    }

    @TestHTTPResource
    URI server;

    private final HttpClient client = HttpClient.newHttpClient();
    private String token;

    @BeforeEach
    void token() {
        token = Tokens.pipeline().sign();
    }

    @Test
    void responses_areIdentical() {
        Map<Someone, HttpResponse<String>> answers = new EnumMap<>(Someone.class);
        for (Someone someone : Someone.values()) {
            answers.put(someone, guess(someone.user.get()));
        }
        assertEquals(
                "{\"verified\":false,\"reason\":\"mismatch\"}",
                answers.get(Someone.WITH_A_CODE).body());
        Set<String> others = answers.entrySet().stream()
                .filter(answer -> answer.getKey() != Someone.WITH_A_CODE)
                .map(answer -> answer.getValue().body())
                .collect(Collectors.toSet());
        assertEquals(Set.of("{\"verified\":false,\"reason\":\"no_active_code\"}"), others);
        assertEquals(
                1,
                answers.values().stream()
                        .map(answer -> answer.headers().map().keySet())
                        .distinct()
                        .count());
    }

    HttpResponse<String> guess(String user) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(VERIFY.replace("{userId}", user)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"code\":\"" + CodeCalls.wrong() + "\"}"))
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
