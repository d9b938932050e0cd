package io.latchkey.proof.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Audit events of a {@link Story}: {@code line => type}, or {@code line => type refused: reason}. */
final class Events {

    private static final String REFUSED = " refused: ";

    private Events() {}

    static RecordedTrail trail(String... events) {
        return RecordedTrail.of(Arrays.stream(events).map(Events::event).toList());
    }

    private static TrailEvent event(String text) {
        String[] parts = text.split(" => ");
        String[] typeAndReason = parts[1].split(REFUSED);
        Optional<String> reason =
                Optional.of(typeAndReason).filter(each -> each.length > 1).map(each -> each[1]);
        Optional<Instant> expiresAt = Optional.of(typeAndReason[0])
                .filter(type -> type.equals("code.generated") && reason.isEmpty())
                .map(type -> Story.issuedAt(parts[0]).plus(Duration.ofHours(Story.HOURS)));
        return new TrailEvent(parts[0], Story.USER, typeAndReason[0], reason, expiresAt);
    }
}
