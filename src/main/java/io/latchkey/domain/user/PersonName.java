package io.latchkey.domain.user;

import java.util.Optional;

/** The components of a user's name (RFC 7643 §4.1.1, {@code name}). */
public record PersonName(
        Optional<String> formatted,
        Optional<String> familyName,
        Optional<String> givenName,
        Optional<String> middleName,
        Optional<String> honorificPrefix,
        Optional<String> honorificSuffix) {

    public static final PersonName NONE = new PersonName(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
