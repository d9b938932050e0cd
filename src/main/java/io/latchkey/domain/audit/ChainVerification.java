package io.latchkey.domain.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a user's chain of audit events is worth.
 *
 * @param events how many are retained
 * @param head the last link; absent where nothing ever happened
 * @param retainedFrom events before were dropped with their months, which breaks no chain
 * @param keptHeadFound whether a head that was kept from an earlier verification is still in the chain, where one was given
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

    /** @param at when the event was that it is the link of */
    public record Head(String link, Instant at) {}

    /**
     * Where the chain breaks first.
     *
     * @param position the event's place among all the user's events there ever were, counted from one
     * @param id of the event, and with {@code at} absent where it is missing
     */
    public record BrokenLink(long position, Problem problem, Optional<UUID> id, Optional<Instant> at) {}

    public enum Problem {
        /** The event is not what was written. */
        ALTERED,
        /** The event was never written by the service. */
        FORGED,
        /** An event was written and is gone. */
        MISSING;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException where no problem has that word */
        public static Problem of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
