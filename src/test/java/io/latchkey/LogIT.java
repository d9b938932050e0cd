package io.latchkey;

import static io.latchkey.testing.Calls.VERIFY;
import static io.latchkey.testing.Calls.json;
import static io.latchkey.testing.Calls.newCode;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In production, every log line is a JSON object. */
@QuarkusIntegrationTest
class LogIT {

    /** The file to which the launcher of integration tests writes the service's output. */
    private static final Path LOG = Path.of("target", "quarkus.log");

    @Test
    void answers_areJsonLines_withRequestIdUserAndOutcome() throws Exception {
        String user = People.activeUser();
        String code = newCode(user);
        json(Tokens.pipeline(), Map.of("code", code))
                .header("X-Request-Id", user + "-1")
                .post(VERIFY, user);
        JsonObject line = lines(user + "-1").get(0);
        assertEquals("INFO", line.getString("level"));
        assertEquals("POST 200", line.getString("message"));
        assertEquals(
                Map.of("requestId", user + "-1", "userId", user, "outcome", "verified"),
                line.getJsonObject("mdc").getMap());
    }

    private static List<JsonObject> lines(String requestId) throws IOException, InterruptedException {
        for (int i = 0; i < 100; i++) {
            List<JsonObject> found = Files.readAllLines(LOG).stream()
                    .filter(line -> line.contains(requestId))
                    .map(JsonObject::new)
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("no line about " + requestId);
    }
}
