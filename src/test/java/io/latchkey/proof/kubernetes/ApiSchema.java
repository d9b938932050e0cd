package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The schema of the Kubernetes API and of the Prometheus operator. An unknown field, a missing required field and a value of
 * another type are mistakes.
 */
final class ApiSchema {

    private static final Map<String, Model> MODELS = Map.of(
            "v1 Namespace", kubernetes(V1Namespace.class, V1Namespace::validateJsonElement),
            "v1 ServiceAccount", kubernetes(V1ServiceAccount.class, V1ServiceAccount::validateJsonElement),
            "v1 ConfigMap", kubernetes(V1ConfigMap.class, V1ConfigMap::validateJsonElement),
            "v1 Service", kubernetes(V1Service.class, V1Service::validateJsonElement),
            "apps/v1 Deployment", kubernetes(V1Deployment.class, V1Deployment::validateJsonElement),
            "apps/v1 StatefulSet", kubernetes(V1StatefulSet.class, V1StatefulSet::validateJsonElement),
            "policy/v1 PodDisruptionBudget",
                    kubernetes(V1PodDisruptionBudget.class, V1PodDisruptionBudget::validateJsonElement),
            "autoscaling/v2 HorizontalPodAutoscaler",
                    kubernetes(V2HorizontalPodAutoscaler.class, V2HorizontalPodAutoscaler::validateJsonElement),
            "networking.k8s.io/v1 NetworkPolicy",
                    kubernetes(V1NetworkPolicy.class, V1NetworkPolicy::validateJsonElement));

    private static final Map<String, Class<?>> OPERATOR_MODELS = Map.of(
            "monitoring.coreos.com/v1 ServiceMonitor", ServiceMonitor.class,
            "monitoring.coreos.com/v1 PrometheusRule", PrometheusRule.class);

    /** These models keep unknown fields for the cluster to judge. Here unknown fields are mistakes. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                    return false;
                }
            });

    private interface Model {
        /** @throws RuntimeException with the mistake */
        void check(String json) throws IOException;
    }

    private interface FieldCheck {
        void check(JsonElement document) throws IOException;
    }

    private ApiSchema() {}

    static Optional<String> complaint(Manifest manifest) {
        String type = manifest.apiVersion() + " " + manifest.kind();
        try {
            model(type).check(manifest.document().toString());
            return Optional.empty();
        } catch (IOException | RuntimeException refusal) {
            return Optional.of(manifest + ": " + refusal.getMessage());
        }
    }

    private static Model model(String type) {
        return Optional.ofNullable(OPERATOR_MODELS.get(type))
                .map(ApiSchema::operator)
                .or(() -> Optional.ofNullable(MODELS.get(type)))
                .orElseThrow(() -> new IllegalArgumentException("no schema is known of " + type));
    }

    private static Model operator(Class<?> model) {
        return json -> same(json, STRICT.writeValueAsString(STRICT.readValue(json, model)));
    }

    private static Model kubernetes(Class<?> model, FieldCheck fields) {
        return json -> {
            fields.check(JsonParser.parseString(json));
            same(json, JSON.getGson().toJson(JSON.getGson().fromJson(json, model)));
        };
    }

    /** The models also read a number as a text. Written again, it differs from the document. */
    private static void same(String given, String understood) throws JsonProcessingException {
        if (!isSame(STRICT.readTree(given), STRICT.readTree(understood))) {
            throw new IllegalArgumentException("understood as " + understood + ", which is not " + given);
        }
    }

    /** Ignores the empty lists and maps that the models add. */
    private static boolean isSame(JsonNode given, JsonNode understood) {
        if (!given.isObject() || !understood.isObject()) {
            return given.isArray() && given.size() == understood.size()
                    ? IntStream.range(0, given.size()).allMatch(i -> isSame(given.get(i), understood.path(i)))
                    : given.equals(understood);
        }
        return given.properties().stream().allMatch(field -> isSame(field.getValue(), understood.path(field.getKey())))
                && understood.properties().stream()
                        .allMatch(field -> given.has(field.getKey())
                                || field.getValue().isContainerNode()
                                        && field.getValue().isEmpty());
    }
}
