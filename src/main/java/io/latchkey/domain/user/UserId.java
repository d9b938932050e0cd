package io.latchkey.domain.user;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of one user: equal to the SCIM {@code id} (RFC 7643 §3.1), the identity provider's subject and a token's {@code sub}. */
public record UserId(String value) {

    /** 1 to 128 characters that need no escaping in a path segment (RFC 3986 §3.3). */
    public static final String PATTERN = "^[A-Za-z0-9._~@:-]{1,128}$";

    private static final Pattern VALID = Pattern.compile(PATTERN);

    /** @throws IllegalArgumentException unless the value matches {@link #PATTERN} */
    public UserId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a user id matches " + PATTERN);
        }
    }

    /** The user id in a text from outside; empty if the text is not a user id. */
    public static Optional<UserId> parse(String text) {
        return isValid(text) ? Optional.of(new UserId(text)) : Optional.empty();
    }

    private static boolean isValid(String text) {
        return VALID.matcher(Objects.requireNonNull(text, "user id")).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
