package io.latchkey.domain.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an identity provider says of a user (RFC 7643 §4.1).
 *
 * @param userName unique among all users, compared without case
 * @param externalId what the identity provider calls the user, compared with case
 * @param active whether the user may log in
 * @param methods the second factors the user has set up, in the user's order
 * @param attributes all else that SCIM knows of a user, as JSON: kept and given back, no rule of ours looks at it
 */
public record Profile(
        String userName,
        Optional<String> externalId,
        Optional<String> displayName,
        PersonName name,
        boolean active,
        List<Email> emails,
        List<VerificationMethod> methods,
        Map<String, Object> attributes) {

    public Profile {
        emails = List.copyOf(emails);
        methods = List.copyOf(methods);
        attributes = Map.copyOf(attributes);
    }
    /** Whether a change from {@code before} to this profile ends the user's active code (rule 9 of the contract). */
    public boolean endsCode(Profile before) {
        return before.active && !active;
    }
}
