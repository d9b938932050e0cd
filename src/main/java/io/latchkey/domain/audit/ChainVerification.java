package io.latchkey.domain.audit;

import io.latchkey.domain.Word;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The result of verifying a user's chain of audit events.
 *
 * @param events how many are retained
 * @param head the last link; empty if the user has no events
 * @param retainedFrom earlier events were dropped with their months, which does not break a chain
 * @param keptHeadFound whether the head that the caller kept from an earlier verification is still in the chain; empty if the
 *     caller gave none
 */
public record ChainVerification(
        long events,
        Optional<Head> head,
        Instant retainedFrom,
        Optional<Boolean> keptHeadFound,
        Optional<BrokenLink> firstBroken) {

    /** A SHA-256 in lower-case hexadecimal. */
    public static final String LINK_PATTERN = "^[0-9a-f]{64}$";

    public boolean isIntact() {
        return firstBroken.isEmpty();
    }

    /** @param at the time of the event that the link belongs to */
    public record Head(String link, Instant at) {}

    /**
     * The first break of the chain.
     *
     * @param position the event's place among all events of the user that were ever written, counted from one
     * @param id of the event; empty, like {@code at}, if the event is missing
     */
    public record BrokenLink(long position, Problem problem, Optional<UUID> id, Optional<Instant> at) {}

    public enum Problem implements Word {
        /** The event differs from what was written. */
        ALTERED,
        /** The service never wrote the event. */
        FORGED,
        /** An event was written and no longer exists. */
        MISSING
    }
}
