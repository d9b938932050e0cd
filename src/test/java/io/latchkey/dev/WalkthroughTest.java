package io.latchkey.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.latchkey.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The session in README.md is the one that development prints, and its answer is what the service answers. */
@QuarkusTest
class WalkthroughTest {

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```$");
    private static final int PORT = 8080;

    /** What differs from one run to the next: codes, instants, request ids and seconds. */
    private static final String CHANGING = "\\b[0-9A-Z]{4}(-[0-9A-Z]{4}){2}\\b|\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z"
            + "|\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b|(?<=\"resetsInSeconds\":)\\d+|(?<=content-length: )\\d+";

    @Test
    void readme_showsTheSessionThatDevelopmentPrints() throws IOException {
        assertEquals(Walkthrough.commands(PORT), session());
    }

    @Test
    void session_isAnsweredAsReadmeShows() throws IOException, InterruptedException {
        assumeTrue(isInstalled("bash") && isInstalled("curl"), "SKIPPED: the session needs bash and curl");
        String user = People.userWithMethods();
        String commands = Walkthrough.commands(RestAssured.port).replace("/users/alice/", "/users/" + user + "/");
        Process shell = new ProcessBuilder("bash", "-c", commands)
                .redirectErrorStream(true)
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        assertEquals(lasting(block(readme(), "Alice lost")), lasting(answer.replace(user, "alice")));
    }

    private static boolean isInstalled(String command) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }

    private static String session() throws IOException {
        return block(readme(), "api=");
    }

    private static String block(String page, String beginning) {
        List<String> blocks = BLOCK.matcher(page)
                .results()
                .map(match -> match.group(1))
                .filter(block -> block.startsWith(beginning))
                .toList();
        assertEquals(1, blocks.size());
        return blocks.get(0);
    }

    private static String lasting(String answer) {
        return answer.replaceAll("\\r", "").replaceAll(CHANGING, "…").strip();
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }
}
