package io.latchkey.example;

import static io.latchkey.testing.Calls.expire;
import static io.latchkey.testing.Calls.generate;
import static io.latchkey.testing.Calls.newCode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.example.SecondFactor.Session;
import io.latchkey.testing.CodeCalls;
import io.latchkey.testing.People;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example in docs/integrate.md works as described there. */
@QuarkusTest
class SecondFactorTest {

    private static final Path PAGE = Path.of("docs/integrate.md");
    private static final Path EXAMPLE = Path.of("src/test/java/io/latchkey/example/SecondFactor.java");

    private final Instant tomorrow = Instant.now().plus(Duration.ofDays(1));

    /** Types the given codes, and records the problems and methods that are shown. */
    private static final class Typist implements SecondFactor.Pages {

        private final Deque<String> codes;
        private final List<String> problems = new ArrayList<>();
        private final List<String> offered = new ArrayList<>();

        Typist(String... codes) {
            this.codes = new ArrayDeque<>(List.of(codes));
        }

        @Override
        public String askForCode(Optional<String> problem) {
            problem.ifPresent(problems::add);
            return codes.pop();
        }

        @Override
        public Optional<Session> askForOneOf(JsonNode methods, Session session) {
            methods.forEach(method -> offered.add(method.get("type").asText()));
            return Optional.of(session);
        }
    }

    @Test
    void withoutACode_theUsersOwnMethodsAreShown() throws Exception {
        Typist typist = new Typist();
        assertTrue(login(People.userWithMethods(), typist).isPresent());
        assertEquals(List.of("totp", "webauthn"), typist.offered);
    }

    @Test
    void code_beginsASession_thatEndsWithIt() throws Exception {
        String user = People.userWithMethods();
        Response generated = generate(user);
        String typed = generated.<String>path("code").toLowerCase().replace("-", " ");
        Session session = login(user, new Typist(typed)).orElseThrow();
        assertEquals(List.of("pwd", "tvc"), session.amr());
        assertEquals(Instant.parse(generated.path("expiresAt")), session.notAfter());
    }

    @Test
    void code_doesNotExtendTheSession() throws Exception {
        String user = People.activeUser();
        Instant soon = Instant.now().plusSeconds(60);
        Session session = new Session(user, List.of("pwd"), soon);
        assertEquals(
                soon,
                pipeline("login-pipeline")
                        .prove(session, new Typist(newCode(user)))
                        .orElseThrow()
                        .notAfter());
    }

    @Test
    void mistypedCodes_canBeTypedAgain() throws Exception {
        String user = People.activeUser();
        String code = newCode(user);
        Typist typist = new Typist(CodeCalls.mistyped(code), CodeCalls.wrong(), code);
        assertTrue(login(user, typist).isPresent());
        assertEquals(List.of("malformed", "mismatch"), typist.problems);
    }

    @Test
    void tooManyWrongCodes_endTheLogin() throws Exception {
        String user = People.activeUser();
        newCode(user);
        String[] guesses = new String[12];
        Arrays.setAll(guesses, i -> CodeCalls.wrong());
        Typist typist = new Typist(guesses);
        assertTrue(login(user, typist).isEmpty());
        assertEquals(10, typist.problems.size());
    }

    @Test
    void codeThatExpiresMeanwhile_endsTheLogin() throws Exception {
        String user = People.activeUser();
        String code = newCode(user);
        SecondFactor.Pages late = new SecondFactor.Pages() {
            @Override
            public String askForCode(Optional<String> problem) {
                expire(user);
                return code;
            }

            @Override
            public Optional<Session> askForOneOf(JsonNode methods, Session session) {
                throw new AssertionError("a code is active");
            }
        };
        assertTrue(login(user, late).isEmpty());
    }

    @Test
    void error_failsTheLogin() {
        Session session = new Session(People.activeUser(), List.of("pwd"), tomorrow);
        assertThrows(IOException.class, () -> pipeline("auditor").prove(session, new Typist()));
    }

    /** Without the imports, which an editor adds. */
    @Test
    void documentation_showsThisExample() throws IOException {
        String source = Files.readString(EXAMPLE);
        String shown = source.substring(source.indexOf("public final class SecondFactor"));
        assertTrue(Files.readString(PAGE).contains("```java\n" + shown + "```\n"), shown);
    }

    private Optional<Session> login(String user, SecondFactor.Pages pages) throws Exception {
        return pipeline("login-pipeline").prove(new Session(user, List.of("pwd"), tomorrow), pages);
    }

    private static SecondFactor pipeline(String role) {
        URI service = URI.create("http://localhost:" + RestAssured.port);
        return new SecondFactor(service, () -> Tokens.pipeline().roles(role).sign());
    }
}
