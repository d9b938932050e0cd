package io.latchkey.domain.code;

import io.latchkey.domain.user.User;
import java.time.Instant;
import java.util.Optional;

/**
 * Who logs in, and with what.
 *
 * @param codeEndsAt when the temporary code that stands ends; it bypasses the user's own methods
 */
public record Login(User user, Optional<Instant> codeEndsAt) {}
