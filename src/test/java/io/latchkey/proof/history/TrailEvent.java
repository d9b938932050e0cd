package io.latchkey.proof.history;

import java.time.Instant;
import java.util.Optional;

/**
 * An audit event of {@code GET /v1/audit-events}.
 *
 * @param reason of a refusal
 * @param expiresAt of a generated code
 */
record TrailEvent(String requestId, String user, String type, Optional<String> reason, Optional<Instant> expiresAt) {

    boolean isSuccess() {
        return reason.isEmpty();
    }

    Optional<Outcome> outcome() {
        return reason.map(Outcome::of).orElse(Optional.of(Outcome.DONE));
    }

    String text() {
        return type + reason.map(word -> " refused: " + word).orElse("");
    }
}
