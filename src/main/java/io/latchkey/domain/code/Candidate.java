package io.latchkey.domain.code;

import java.time.Instant;
import java.util.UUID;

/**
 * The one code that a presented text is compared with: the user's newest, if it is active or ended within 24 hours.
 *
 * @param active whether it stood when the store was asked; {@link Verdict} asks again
 */
public record Candidate(UUID id, CodeHash hash, boolean active, Instant endsAt) {}
