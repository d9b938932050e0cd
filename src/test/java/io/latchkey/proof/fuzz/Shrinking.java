package io.latchkey.proof.fuzz;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.BiFunction;
import net.jqwik.api.Shrinkable;

/** Sends smaller requests while one of them gets as wrong an answer, for at most half a minute. */
final class Shrinking {

    private static final Duration MAX = Duration.ofSeconds(30);
    private static final int MAX_SIBLINGS = 100;

    private record Smaller(Finding finding, Shrinkable<Request> request) {}

    private final BiFunction<Integer, Request, Optional<Finding>> sending;
    private final Instant end = Instant.now().plus(MAX);

    Shrinking(BiFunction<Integer, Request, Optional<Finding>> sending) {
        this.sending = sending;
    }

    /** @return the smallest one, if it is not the original */
    String of(Finding finding, Shrinkable<Request> request) {
        Smaller smallest = new Smaller(finding, request);
        for (Optional<Smaller> next = Optional.of(smallest); next.isPresent(); next = smaller(smallest)) {
            smallest = next.get();
        }
        return smallest.finding.equals(finding) ? "" : "\n  or shorter: " + smallest.finding;
    }

    private Optional<Smaller> smaller(Smaller than) {
        Iterator<Shrinkable<Request>> candidates =
                than.request.shrink().limit(MAX_SIBLINGS).iterator();
        while (Instant.now().isBefore(end) && candidates.hasNext()) {
            Shrinkable<Request> candidate = candidates.next();
            Optional<Finding> found = sending.apply(than.finding.number(), candidate.value());
            if (found.isPresent() && found.get().complaints().equals(than.finding.complaints())) {
                return Optional.of(new Smaller(found.get(), candidate));
            }
        }
        return Optional.empty();
    }
}
