package io.latchkey.proof.kubernetes;

import static io.latchkey.testing.Calls.auditEvents;
import static io.latchkey.testing.Calls.methods;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.latchkey.proof.kubernetes.PromQl.Selector;
import io.latchkey.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The running application has everything that the cluster probes, scrapes, draws and alerts on. Needs no kubectl. */
@QuarkusTest
class MonitoringTest {

    /** Prometheus adds these, or their values depend on events. */
    private static final Set<String> LABELS_OF_OTHERS = Set.of("job", "namespace", "pod", "status");

    private static final Set<String> METRICS_OF_OTHERS = Set.of("up");

    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)(?:\\{(.*?)})? \\S+(?: # .*)?$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private static final Path RUNBOOK = Path.of("docs/runbook.md");
    private static final Pattern ENTRY = Pattern.compile("(?m)^### (Latchkey\\w+)$");

    private record Sample(String metric, Map<String, String> labels) {}

    @BeforeEach
    void activity_isMeasured() {
        String user = People.activeUser();
        verify(user, newCode(user));
        methods(user);
        auditEvents(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"startupProbe", "readinessProbe", "livenessProbe"})
    void probe_isAnswered(String probe) throws IOException {
        JsonNode get =
                manifest("base/deployment.yaml").document().findPath(probe).path("httpGet");
        given().get(get.path("path").asText()).then().statusCode(200);
    }

    @Test
    void containerPorts_areThoseOfTheApplication() throws Exception {
        String port = VertxHttpConfig.class
                .getMethod("port")
                .getAnnotation(WithDefault.class)
                .value();
        assertEquals(
                port,
                manifest("base/deployment.yaml")
                        .document()
                        .findPath("containerPort")
                        .asText());
    }

    @Test
    void alertsAndRecords_useExistingMetrics() throws IOException {
        assertEquals(
                Set.of(),
                unmeasured(rules().stream().map(rule -> rule.path("expr").asText()), records()));
    }

    @Test
    void dashboard_usesExistingMetrics() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(Files.readString(file("monitoring/dashboard.json")));
        List<String> queries = dashboard.findValuesAsText("expr");
        assertFalse(queries.isEmpty());
        assertEquals(Set.of(), unmeasured(queries.stream(), records()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latchkey_verification_total",
                "rate(latchkey_verifications_total{outcom=\"throttled\"}[5m])",
                "rate(latchkey_verifications_total{outcome=\"throtled\"}[5m])",
                "rate(http_server_requests_seconds_bucket{uri=~\".*/verify\", le=\"0.11\"}[5m])",
                "latchkey:logins_slow:ratio_rate2h > 1"
            })
    void missingMetric_isFound(String query) throws IOException {
        assertEquals(1, unmeasured(Stream.of(query), records()).size());
    }

    @Test
    void alertsAndRunbookEntries_agree() throws IOException {
        assertEquals(
                rules().stream()
                        .filter(rule -> rule.has("alert"))
                        .map(rule -> rule.path("alert").asText())
                        .collect(Collectors.toSet()),
                ENTRY.matcher(Files.readString(RUNBOOK))
                        .results()
                        .map(entry -> entry.group(1))
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyMetricOfTheService_isInTheRunbook() throws IOException {
        String runbook = Files.readString(RUNBOOK);
        Set<String> ours = samples().stream()
                .map(Sample::metric)
                .filter(name -> name.startsWith("latchkey_"))
                .collect(Collectors.toCollection(TreeSet::new));
        ours.removeIf(runbook::contains);
        assertEquals(Set.of(), ours);
    }

    private static Set<String> unmeasured(Stream<String> queries, Set<String> records) {
        List<Sample> samples = samples();
        return queries.flatMap(query -> PromQl.selectors(query).stream())
                .filter(selector -> !records.contains(selector.metric()))
                .filter(selector -> !METRICS_OF_OTHERS.contains(selector.metric()))
                .filter(selector -> samples.stream().noneMatch(sample -> isAskedFor(sample, selector)))
                .map(selector -> selector.metric() + selector.matchers().keySet())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isAskedFor(Sample sample, Selector selector) {
        return sample.metric().equals(selector.metric())
                && selector.matchers().entrySet().stream()
                        .filter(matcher -> !LABELS_OF_OTHERS.contains(matcher.getKey()))
                        .allMatch(matcher -> sample.labels().containsKey(matcher.getKey())
                                && matcher.getValue().test(sample.labels().get(matcher.getKey())));
    }

    private static List<Sample> samples() {
        String text = given().get("/q/metrics").then().statusCode(200).extract().asString();
        return SAMPLE.matcher(text).results().map(MonitoringTest::sample).toList();
    }

    private static Sample sample(MatchResult line) {
        return new Sample(
                line.group(1),
                line.group(2) == null
                        ? Map.of()
                        : LABEL.matcher(line.group(2))
                                .results()
                                .collect(Collectors.toMap(label -> label.group(1), label -> label.group(2))));
    }

    private static List<JsonNode> rules() throws IOException {
        return Manifest.each(manifest("monitoring/prometheus-rule.yaml").at("/spec/groups"))
                .flatMap(group -> Manifest.each(group.path("rules")))
                .toList();
    }

    private static Set<String> records() throws IOException {
        return rules().stream().map(rule -> rule.path("record").asText()).collect(Collectors.toSet());
    }

    private static Manifest manifest(String file) throws IOException {
        return Build.of(Files.readString(file(file))).manifests().get(0);
    }

    private static Path file(String name) {
        return Path.of("k8s").resolve(name);
    }
}
