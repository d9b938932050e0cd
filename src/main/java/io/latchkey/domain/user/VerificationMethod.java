package io.latchkey.domain.user;

import java.util.Optional;

/**
 * A second factor a user has set up.
 *
 * @param type what it is, {@code totp} say, in the words of the identity provider
 * @param display how the user knows it, {@code "Pixel 9"} say
 * @param primary of all methods of a user, at most one is
 */
public record VerificationMethod(String type, Optional<String> display, boolean primary) {}
