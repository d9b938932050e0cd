package io.latchkey.proof.history;

import java.time.Instant;
import java.util.Optional;

/**
 * An audit event, as {@code GET /v1/audit-events} tells it.
 *
 * @param reason of a refusal
 * @param expiresAt of a code that was generated
 */
record TrailEvent(String requestId, String user, String type, Optional<String> reason, Optional<Instant> expiresAt) {

    boolean isSuccess() {
        return reason.isEmpty();
    }

    Optional<Outcome> outcome() {
        return reason.map(Outcome::of).orElse(Optional.of(Outcome.DONE));
    }

    String said() {
        return type + reason.map(word -> " refused: " + word).orElse("");
    }
}
