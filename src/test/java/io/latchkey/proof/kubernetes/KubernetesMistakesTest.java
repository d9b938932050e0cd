package io.latchkey.proof.kubernetes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every mistake in what production applies is found. Without a mistake, nothing is found. */
class KubernetesMistakesTest {

    private static final String POD = "/spec/template/spec";
    private static final String SERVING = POD + "/containers/0";

    /** Object; path; new value, or none; part of the complaint. */
    @ParameterizedTest(name = "{0} {1} = {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "gone",
            value = {
                // The API's schema
                "Deployment | /spec/replica | 3 | replica",
                "Deployment | " + POD + "/terminationGracePeriod | 35 | terminationGracePeriod",
                "Deployment | " + SERVING + "/livenesProbe | {} | livenesProbe",
                "Deployment | " + SERVING + "/readinessProbe/httpGet/paht | \"/\" | paht",
                "Deployment | " + SERVING + "/name | gone | name",
                "Deployment | " + SERVING + "/env/0/name | gone | name",
                "Deployment | " + SERVING + "/ports/0/containerPort | \"8080\" | 8080",
                "Deployment | /spec/minReadySeconds | \"soon\" | soon",
                "Deployment | /spec/selector | gone | selector",
                "Deployment | /apiVersion | \"extensions/v1beta1\" | no schema",
                "ConfigMap | /data/LATCHKEY_PEPPER_ACTIVE_KEY | 1 | LATCHKEY_PEPPER_ACTIVE_KEY",
                "Service | /spec/ports/0/target | 80 | target",
                "HorizontalPodAutoscaler | /spec/maxReplica | 3 | maxReplica",
                "HorizontalPodAutoscaler | /spec/maxReplicas | gone | maxReplicas",
                "PodDisruptionBudget | /spec/maxUnavailble | 1 | maxUnavailble",
                "NetworkPolicy | /spec/ingres | [] | ingres",
                "Namespace | /metadata/label | {} | label",
                "ServiceMonitor | /spec/endpoints/0/intervall | \"15s\" | intervall",
                "PrometheusRule | /spec/groups/0/rules/0/annotation | {} | annotation",
                "PrometheusRule | /spec/groups/0/rules/0/for | 2 | for",
                // What is referred to
                "Deployment | " + POD + "/serviceAccountName | \"latchkeys\" | ServiceAccount",
                "Deployment | " + SERVING + "/envFrom/0/configMapRef/name | \"latchkey\" | ConfigMap",
                "Deployment | " + SERVING + "/env/0/valueFrom/secretKeyRef/name | \"latchkey-db\" | Secret",
                "Deployment | " + SERVING + "/env/0/valueFrom/secretKeyRef/key | \"pasword\" | pasword",
                "Deployment | " + SERVING + "/volumeMounts/0/name | \"temp\" | no volume",
                "Deployment | " + SERVING + "/volumeMounts/2/mountPath | \"/etc/latchkey/peppers\" | no file",
                "ConfigMap | /data/LATCHKEY_PEPPER_KEYS_K1_FILE | \"/etc/latchkey/pepper/k2\" | no file",
                // Settings
                "ConfigMap | /data/LATCHKEY_STEP_UP_MAXAGE | \"PT5M\" | LATCHKEY_STEP_UP_MAXAGE",
                "ConfigMap | /data/LATCHKEY_STEP_UP_MAX_AGE | \"0s\" | max-age",
                "ConfigMap | /data/QUARKUS_REDIS_HOST | \"redis://r:6379\" | QUARKUS_REDIS_HOST",
                "ConfigMap | /data/QUARKUS_FLYWAY_MIGRATE_ON_START | \"false\" | QUARKUS_FLYWAY_MIGRATE_ON_START",
                "ConfigMap | /data/MP_JWT_VERIFY_AUDIENCE | \"latchkey\" | MP_JWT_VERIFY_AUDIENCE",
                "ConfigMap | /data/MP_JWT_VERIFY_ISSUER | gone | needs MP_JWT_VERIFY_ISSUER",
                // Ports and selectors
                "Service | /spec/ports/0/targetPort | \"https\" | nothing listens",
                "Service | /spec/selector/app.kubernetes.io~1name | \"latchkeys\" | selects no pod",
                "Service | /metadata/labels/app.kubernetes.io~1name | \"latchkeys\" | selects no Service",
                "Service | /spec/ports/0/name | \"web\" | has no port",
                "Deployment | " + SERVING + "/readinessProbe/httpGet/port | \"web\" | to probe",
                "Deployment | /spec/template/metadata/labels/app.kubernetes.io~1name | \"key\" | selects no pod",
                "NetworkPolicy | /spec/podSelector/matchLabels/app.kubernetes.io~1name | \"key\" | selects no pod",
                "NetworkPolicy | /spec/ingress/0/ports/0/port | \"web\" | nothing listens",
                "NetworkPolicy | /spec/policyTypes | [\"Egress\"] | no NetworkPolicy of type Ingress",
                "ConfigMap | /data/QUARKUS_REDIS_HOSTS | \"rediss://r.example.org:6380\" | lets it go to port 6380",
                "ConfigMap | /data/QUARKUS_REDIS_HOSTS | \"redis://valkey:6379\" | no Service for",
                // Security
                "Deployment | " + POD + "/securityContext/runAsNonRoot | gone | runs as root",
                "Deployment | " + POD + "/securityContext/seccompProfile | gone | seccomp",
                "Deployment | " + POD + "/automountServiceAccountToken | true | token",
                "Deployment | " + SERVING + "/securityContext/readOnlyRootFilesystem | false | writes",
                "Deployment | " + SERVING + "/securityContext/capabilities | gone | capabilities",
                "Deployment | " + SERVING + "/resources/limits | gone | memory",
                // Rollouts
                "Deployment | /spec/strategy/rollingUpdate/maxUnavailable | 1 | fewer replicas",
                "Deployment | " + POD + "/terminationGracePeriodSeconds | 29 | is killed",
                "Deployment | /spec/replicas | 3 | not alone",
                "HorizontalPodAutoscaler | /spec/scaleTargetRef/name | \"key\" | nothing to scale",
                "PodDisruptionBudget | /spec/selector/matchLabels/app.kubernetes.io~1name | \"key\" | selects no pod"
            })
    void mistake_isFound(String kind, String where, String value, String complaint) throws JsonProcessingException {
        Build build = Kustomizations.built(Kustomizations.PRODUCTION);
        JsonNode object = build.all(kind)
                .filter(KubernetesMistakesTest::isOurs)
                .findFirst()
                .orElseThrow()
                .document();
        set(object, JsonPointer.compile(where), value);
        List<String> complaints = Kustomizations.complaints(build);
        assertTrue(complaints.stream().anyMatch(text -> text.contains(complaint)), complaints::toString);
    }

    /** The one that the others build on. */
    private static boolean isOurs(Manifest manifest) {
        return manifest.name().matches("latchkey(-[a-z0-9]{10})?");
    }

    private static void set(JsonNode document, JsonPointer where, String json) throws JsonProcessingException {
        JsonNode parent = document.at(where.head());
        JsonNode value = json == null ? null : new ObjectMapper().readTree(json);
        String name = where.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.remove(name);
            if (value != null) {
                object.set(name, value);
            }
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(name), value);
        }
    }
}
