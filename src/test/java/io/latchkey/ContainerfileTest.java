package io.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.Containerfile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images satisfy the restricted Pod Security Standard of Kubernetes and the manifests in k8s/. */
class ContainerfileTest {

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void user_isANumber_andNotRoot(String kind) throws IOException {
        assertEquals(List.of(List.of("10001:10001")), Containerfile.of(kind).last("USER"));
    }

    /** The default of quarkus.http.port, which application.properties does not change. */
    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void port_isThatOfTheService(String kind) throws IOException {
        assertEquals(List.of(List.of("8080")), Containerfile.of(kind).last("EXPOSE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void nothing_needsAShell(String kind) throws IOException {
        Containerfile file = Containerfile.of(kind);
        assertEquals(1, file.last("ENTRYPOINT").size());
        for (String instruction : List.of("RUN", "ENTRYPOINT", "CMD")) {
            file.all(instruction)
                    .forEach(words -> assertTrue(words.get(0).startsWith("[\""), () -> instruction + words));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jvm", "native"})
    void base_canBeSetByDigest(String kind) throws IOException {
        Containerfile file = Containerfile.of(kind);
        assertTrue(file.all("ARG").get(0).get(0).matches("BASE=[a-z-]+:[a-z0-9-]+"), file::toString);
        file.all("FROM").forEach(words -> assertEquals("${BASE}", words.get(0)));
    }
}
