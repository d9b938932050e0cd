package io.latchkey.proof.fuzz;

import io.latchkey.testing.Documentation;
import io.latchkey.testing.HttpAnswer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts the answers of each operation. */
final class Tally {

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    void count(Request request, HttpAnswer answer) {
        String problem = answer.mediaType().equals("application/problem+json")
                ? " " + Documentation.parse(answer.body()).path("type").asText()
                : "";
        counts.computeIfAbsent(request.name() + " " + answer.status() + problem, key -> new LongAdder())
                .increment();
    }

    /** @param answers each after the name of its operation */
    List<String> missing(Stream<String> answers) {
        return answers.filter(answer -> !counts.containsKey(answer)).toList();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(each -> "  %,9d  %s".formatted(each.getValue().sum(), each.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
