package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Selectors select something, ports are open, and the addresses in the settings exist and may be reached. */
final class Network {

    private static final Pattern ADDRESS = Pattern.compile("//([A-Za-z0-9.-]+):(\\d+)");

    private final Build build;

    Network(Build build) {
        this.build = build;
    }

    List<String> complaints() {
        return Stream.of(
                        build.all("Service").flatMap(this::service),
                        build.all("ServiceMonitor").flatMap(this::monitor),
                        build.all("NetworkPolicy").flatMap(this::policy),
                        build.pods().flatMap(this::isolated),
                        build.containers().flatMap(this::probes),
                        build.containers().filter(Container::runsLatchkey).flatMap(this::addresses))
                .flatMap(complaints -> complaints)
                .toList();
    }

    private Stream<String> service(Manifest service) {
        return ports(service, build.selected(service.at("/spec/selector")), service.at("/spec/ports"), "targetPort");
    }

    private Stream<String> monitor(Manifest monitor) {
        List<Manifest> services = build.all("Service")
                .filter(service -> Manifest.matches(monitor.at("/spec/selector/matchLabels"), service.labels()))
                .toList();
        Stream<String> none = services.isEmpty() ? Stream.of(monitor + " selects no Service") : Stream.empty();
        return Stream.concat(
                none,
                services.stream()
                        .flatMap(service -> Manifest.each(monitor.at("/spec/endpoints"))
                                .filter(endpoint -> Manifest.each(service.at("/spec/ports"))
                                        .noneMatch(port -> port.path("name").equals(endpoint.path("port"))))
                                .map(endpoint -> monitor + ": " + service + " has no port " + endpoint.path("port"))));
    }

    /** Both directions: ingress rules name ports of the selected pods, egress rules ports of the pods beyond. */
    private Stream<String> policy(Manifest policy) {
        Stream<String> in = Manifest.each(policy.at("/spec/ingress"))
                .flatMap(rule -> ports(policy, selectedBy(policy), rule.path("ports"), "port"));
        Stream<String> from = Manifest.each(policy.at("/spec/ingress"))
                .flatMap(rule -> Manifest.each(rule.path("from")))
                .flatMap(peer -> neighbour(policy, peer));
        Stream<String> out = Manifest.each(policy.at("/spec/egress"))
                .flatMap(rule -> Manifest.each(rule.path("to"))
                        .flatMap(peer -> peer.has("podSelector") && !peer.has("namespaceSelector")
                                ? ports(policy, neighbours(peer), rule.path("ports"), "port")
                                : Stream.empty()));
        Stream<String> nobody = selectedBy(policy).isEmpty() ? Stream.of(policy + " selects no pod") : Stream.empty();
        return Stream.of(in, from, out, nobody).flatMap(complaints -> complaints);
    }

    private List<Pod> selectedBy(Manifest policy) {
        return build.selected(policy.at("/spec/podSelector/matchLabels"));
    }

    private Stream<String> neighbour(Manifest policy, JsonNode peer) {
        boolean missing = peer.has("podSelector")
                && !peer.has("namespaceSelector")
                && neighbours(peer).isEmpty();
        return missing ? Stream.of(policy + ": no pod is selected by " + peer) : Stream.empty();
    }

    private List<Pod> neighbours(JsonNode peer) {
        return build.selected(peer.at("/podSelector/matchLabels"));
    }

    private static Stream<String> ports(Manifest owner, List<Pod> pods, JsonNode ports, String field) {
        if (pods.isEmpty()) {
            return Stream.of(owner + " selects no pod");
        }
        return Manifest.each(ports)
                .map(port -> port.path(field))
                .filter(port -> !pods.stream().allMatch(pod -> pod.listensTo(port)))
                .map(port -> owner + ": nothing listens on " + port);
    }

    /** Without a policy, all traffic is allowed. */
    private Stream<String> isolated(Pod pod) {
        return Stream.of("Ingress", "Egress")
                .filter(direction -> build.all("NetworkPolicy")
                        .filter(policy -> selectedBy(policy).contains(pod))
                        .noneMatch(policy ->
                                policy.at("/spec/policyTypes").toString().contains(direction)))
                .filter(direction -> build.all("NetworkPolicy").findAny().isPresent())
                .map(direction -> pod + ": no NetworkPolicy of type " + direction);
    }

    private Stream<String> probes(Container container) {
        return Stream.of("startupProbe", "readinessProbe", "livenessProbe")
                .map(probe -> container.at("/" + probe))
                .flatMap(probe -> Stream.of(probe.at("/httpGet/port"), probe.at("/tcpSocket/port")))
                .filter(port -> !port.isMissingNode() && !container.listensTo(port))
                .map(port -> container + ": no port " + port + " to probe");
    }

    private Stream<String> addresses(Container container) {
        return build.environment(container).values().stream()
                .flatMap(value -> ADDRESS.matcher(value).results())
                .flatMap(address -> address(container.pod(), address));
    }

    private Stream<String> address(Pod pod, MatchResult address) {
        JsonNode port = IntNode.valueOf(Integer.parseInt(address.group(2)));
        boolean isHere = !address.group(1).contains(".") && !address.group(1).equals("localhost");
        boolean served = build.find("Service", address.group(1)).stream()
                .flatMap(service -> Manifest.each(service.at("/spec/ports")))
                .anyMatch(own -> own.path("port").equals(port));
        if (isHere && !served) {
            return Stream.of(pod + ": no Service for " + address.group());
        }
        boolean permitted = address.group(1).equals("localhost") || mayGoTo(pod, port);
        return permitted ? Stream.empty() : Stream.of(pod + ": no NetworkPolicy lets it go to port " + port);
    }

    private boolean mayGoTo(Pod pod, JsonNode port) {
        return build.all("NetworkPolicy").findAny().isEmpty()
                || build.all("NetworkPolicy")
                        .filter(policy -> selectedBy(policy).contains(pod))
                        .flatMap(policy -> Manifest.each(policy.at("/spec/egress")))
                        .anyMatch(rule -> Manifest.each(rule.path("ports"))
                                .anyMatch(own -> own.path("port").equals(port)
                                        || neighboursOf(rule)
                                                .anyMatch(neighbour -> neighbour.containers().stream()
                                                        .anyMatch(container -> container.listensTo(own.path("port"))
                                                                && container.listensTo(port)))));
    }

    private Stream<Pod> neighboursOf(JsonNode rule) {
        return Manifest.each(rule.path("to"))
                .filter(peer -> peer.has("podSelector"))
                .flatMap(peer -> neighbours(peer).stream());
    }
}
