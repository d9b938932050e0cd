package io.latchkey.proof.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The operations, the faults and the violations. */
record HistoryReport(
        String title,
        List<RecordedOperation> history,
        RecordedTrail trail,
        List<Phase> phases,
        List<Violation> violations) {

    private static final int MAX_SHOWN = 20;

    String text() {
        return String.join("\n", title, operations(), unanswered(), availability(), verdict());
    }

    private String operations() {
        long users = history.stream().map(RecordedOperation::user).distinct().count();
        Map<Verb, Map<Outcome, Long>> counts = history.stream()
                .collect(groupingBy(
                        RecordedOperation::verb,
                        TreeMap::new,
                        groupingBy(RecordedOperation::outcome, TreeMap::new, counting())));
        return counts.entrySet().stream()
                .map(verb -> "  %-11s %s".formatted(verb.getKey().word(), outcomes(verb.getValue())))
                .collect(joining("\n", "%,d operations on %,d users%n".formatted(history.size(), users), ""));
    }

    private static String outcomes(Map<Outcome, Long> counts) {
        return counts.entrySet().stream()
                .map(each -> "%s %,d".formatted(each.getKey().word(), each.getValue()))
                .collect(joining(", "));
    }

    private String unanswered() {
        List<RecordedOperation> open = history.stream()
                .filter(operation -> !operation.outcome().isAnswer())
                .toList();
        List<RecordedOperation> happened = Settlement.of(open, trail);
        long unavailable = open.stream()
                .filter(operation -> operation.outcome() == Outcome.UNAVAILABLE)
                .filter(operation -> Settlement.of(operation, trail).isPresent())
                .count();
        return "%,d without an answer: %,d of them happened, %,d of these after a 503"
                .formatted(open.size(), happened.size(), unavailable);
    }

    /** The share of the requests begun in a phase that were answered: no 5xx, no lost or refused connection. */
    private String availability() {
        Map<String, List<Phase>> byName =
                phases.stream().collect(groupingBy(Phase::name, LinkedHashMap::new, toList()));
        return byName.entrySet().stream()
                .map(each -> availability(each.getKey(), each.getValue()))
                .collect(joining("\n", "Availability\n", ""));
    }

    private String availability(String name, List<Phase> phases) {
        List<RecordedOperation> begun = history.stream()
                .filter(operation -> phases.stream().anyMatch(phase -> phase.holds(operation)))
                .toList();
        long answered = begun.stream()
                .filter(operation -> operation.outcome().isAnswer())
                .count();
        double seconds =
                phases.stream().mapToLong(each -> each.to() - each.from()).sum() / 1e9;
        return String.format(
                Locale.ROOT,
                "  %-42s %2d times, %6.1f s, %7d requests, %6.2f %% answered",
                name,
                phases.size(),
                seconds,
                begun.size(),
                begun.isEmpty() ? 100 : 100.0 * answered / begun.size());
    }

    private String verdict() {
        Map<Violation.Kind, Long> kinds =
                violations.stream().collect(groupingBy(Violation::kind, TreeMap::new, counting()));
        return violations.stream()
                .limit(MAX_SHOWN)
                .map(Violation::toString)
                .collect(joining("\n", "%d violations %s%n".formatted(violations.size(), kinds), ""));
    }
}
