package io.latchkey.proof.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The audit trail by request, without event types that no operation here causes. */
record RecordedTrail(Map<String, List<TrailEvent>> byRequest) {

    private static final Set<String> TYPES =
            Arrays.stream(Verb.values()).map(Verb::eventType).collect(Collectors.toUnmodifiableSet());

    static RecordedTrail of(List<TrailEvent> events) {
        return new RecordedTrail(events.stream()
                .filter(event -> TYPES.contains(event.type()))
                .collect(groupingBy(TrailEvent::requestId)));
    }

    List<TrailEvent> of(Call call) {
        return byRequest.getOrDefault(call.id(), List.of());
    }

    /** The successful events of each user. */
    Map<String, List<TrailEvent>> successes(Verb verb) {
        return byRequest.values().stream()
                .flatMap(List::stream)
                .filter(event -> event.isSuccess() && event.type().equals(verb.eventType()))
                .collect(groupingBy(TrailEvent::user));
    }
}
