package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.DurationConverter;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Rollouts, drains and scaling leave the service running, and a replica has enough time to stop. */
final class Rollouts {

    /** For closing connections and files after the last answer. */
    private static final int CLOSING_SECONDS = 5;

    private final Build build;

    Rollouts(Build build) {
        this.build = build;
    }

    /** The maximal duration of the stop of the application. */
    static int shutdownSeconds() {
        return seconds("quarkus.shutdown.delay") + seconds("quarkus.shutdown.timeout") + CLOSING_SECONDS;
    }

    private static int seconds(String setting) {
        Properties settings = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Math.toIntExact(
                DurationConverter.parseDuration(settings.getProperty(setting)).toSeconds());
    }

    List<String> complaints() {
        return Stream.of(
                        build.all("HorizontalPodAutoscaler").flatMap(this::autoscaler),
                        build.all("PodDisruptionBudget").flatMap(this::budget),
                        build.all("Deployment").filter(this::serves).flatMap(this::rollout))
                .flatMap(complaints -> complaints)
                .toList();
    }

    private boolean serves(Manifest deployment) {
        return deployment.pod().stream()
                .flatMap(pod -> Manifest.each(pod.spec().path("containers")).map(spec -> new Container(pod, spec)))
                .anyMatch(Container::runsLatchkey);
    }

    private Stream<String> autoscaler(Manifest autoscaler) {
        JsonNode target = autoscaler.at("/spec/scaleTargetRef");
        boolean there = build.find(
                        target.path("kind").asText(), target.path("name").asText())
                .filter(workload ->
                        workload.apiVersion().equals(target.path("apiVersion").asText()))
                .filter(workload -> !workload.at("/spec").has("replicas"))
                .isPresent();
        return there ? Stream.empty() : Stream.of(autoscaler + " has nothing to scale, or not alone: " + target);
    }

    private Stream<String> budget(Manifest budget) {
        return build.selected(budget.at("/spec/selector/matchLabels")).isEmpty()
                ? Stream.of(budget + " selects no pod")
                : Stream.empty();
    }

    private Stream<String> rollout(Manifest deployment) {
        JsonNode pod = deployment.at("/spec/template/spec");
        int stop = pod.findPath("preStop").at("/sleep/seconds").asInt();
        int grace = pod.path("terminationGracePeriodSeconds").asInt(30);
        Stream<String> killed = grace < stop + shutdownSeconds()
                ? Stream.of(deployment + " is killed after " + grace + " s of " + (stop + shutdownSeconds()))
                : Stream.empty();
        Stream<String> fewer = deployment
                        .at("/spec/strategy/rollingUpdate/maxUnavailable")
                        .asText()
                        .equals("0")
                ? Stream.empty()
                : Stream.of(deployment + " has fewer replicas while it is rolled out");
        Stream<String> selector = Manifest.matches(
                        deployment.at("/spec/selector/matchLabels"), deployment.at("/spec/template/metadata/labels"))
                ? Stream.empty()
                : Stream.of(deployment + " does not select its own pods");
        return Stream.of(killed, fewer, selector).flatMap(complaints -> complaints);
    }
}
