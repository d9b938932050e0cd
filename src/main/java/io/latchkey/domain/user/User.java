package io.latchkey.domain.user;

import java.util.List;

/**
 * A user who can log in, as the login pipeline sees them.
 *
 * @param active in SCIM's meaning (RFC 7643 §4.1.1): may log in
 * @param methods the user's registered second factors, in the user's order
 */
public record User(UserId id, boolean active, List<VerificationMethod> methods) {

    public User {
        methods = List.copyOf(methods);
    }
}
