package io.latchkey.domain.user;

import java.util.List;

/**
 * Someone who logs in.
 *
 * @param active in SCIM's meaning (RFC 7643 §4.1.1): may log in
 * @param methods the second factors the user has set up, in the user's order
 */
public record User(UserId id, boolean active, List<VerificationMethod> methods) {

    public User {
        methods = List.copyOf(methods);
    }
}
