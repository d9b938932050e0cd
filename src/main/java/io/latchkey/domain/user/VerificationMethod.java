package io.latchkey.domain.user;

import java.util.Optional;

/**
 * A user's registered second factor.
 *
 * @param type as the identity provider names it, for example {@code totp}
 * @param display the user's name for it, for example {@code "Pixel 9"}
 * @param primary of all methods of a user, at most one is
 */
public record VerificationMethod(String type, Optional<String> display, boolean primary) {}
