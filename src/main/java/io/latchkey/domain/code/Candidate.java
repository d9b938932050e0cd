package io.latchkey.domain.code;

import java.time.Instant;
import java.util.UUID;

/**
 * The one code that a presented text is compared with: the user's newest, if it is active or ended within 24 hours.
 *
 * @param active whether the code was active when the store read it; the store checks again when it concludes the {@link Verdict}
 */
public record Candidate(UUID id, CodeHash hash, boolean active, Instant endsAt) {}
