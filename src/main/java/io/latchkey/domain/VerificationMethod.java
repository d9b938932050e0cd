package io.latchkey.domain;

/**
 * A second factor a user has set up.
 *
 * @param type what it is, {@code totp} say, in the words of the identity provider
 * @param display how the user knows it, {@code "Pixel 9"} say
 */
public record VerificationMethod(String type, String display) {}
