package io.latchkey.domain.user;

import java.util.Optional;

/**
 * An address of a user (RFC 7643 §4.1.2).
 *
 * @param type its use, for example {@code work}
 * @param primary of all addresses of a user, at most one is
 */
public record Email(Optional<String> value, Optional<String> type, Optional<String> display, boolean primary) {}
