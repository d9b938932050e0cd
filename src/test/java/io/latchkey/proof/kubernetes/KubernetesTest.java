package io.latchkey.proof.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The objects that an operator applies agree with the API's schema, the settings of the application, and each other. */
class KubernetesTest {

    static Stream<String> kustomizations() {
        return Kustomizations.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void kustomization_hasNoMistake(String path) {
        assertEquals(List.of(), Kustomizations.complaints(Kustomizations.built(path)));
    }

    @Test
    void service_serves_asItsOwnRole_andMigrates_asTheOwner() {
        Build build = Kustomizations.built(Kustomizations.PRODUCTION);
        Map<String, String> serving = build.environment(container(build, "latchkey"));
        Map<String, String> migrating = build.environment(container(build, "migrate"));
        assertEquals("false", serving.get("QUARKUS_FLYWAY_MIGRATE_AT_START"));
        assertFalse(serving.containsKey("QUARKUS_FLYWAY_PASSWORD"));
        assertEquals("true", migrating.get("QUARKUS_FLYWAY_MIGRATE_AT_START"));
        assertEquals("true", migrating.get("QUARKUS_INIT_AND_EXIT"));
        assertTrue(migrating.containsKey("QUARKUS_FLYWAY_PASSWORD"));
    }

    @Test
    void production_isStrict() {
        Build build = Kustomizations.built(Kustomizations.PRODUCTION);
        Map<String, String> settings = build.environment(container(build, "latchkey"));
        assertEquals("PT5M", settings.get("LATCHKEY_STEP_UP_MAX_AGE"));
        assertEquals("verify-full", settings.get("QUARKUS_DATASOURCE_REACTIVE_POSTGRESQL_SSL_MODE"));
        assertTrue(settings.get("QUARKUS_DATASOURCE_JDBC_URL").contains("sslmode=verify-full"));
        assertTrue(settings.get("QUARKUS_REDIS_HOSTS").matches("(rediss://[^,]+,?)+"));
        assertEquals("cluster", settings.get("QUARKUS_REDIS_CLIENT_TYPE"));
    }

    @Test
    void sidecar_startsBeforeTheLoginService_andKeepsRunning() {
        Build build = Kustomizations.built("src/test/resources/kubernetes/login");
        Container sidecar = container(build, "latchkey");
        assertEquals("Always", sidecar.at("/restartPolicy").asText());
        assertEquals(List.of("latchkey", "login"), names(sidecar.pod()));
        assertEquals("sidecar", build.environment(sidecar).get("QUARKUS_PROFILE"));
    }

    private static Container container(Build build, String name) {
        return build.containers()
                .filter(container ->
                        container.runsLatchkey() && container.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Pod pod) {
        return pod.containers().stream().map(Container::name).toList();
    }
}
