package io.latchkey.domain.user;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A user as the identity provider describes them (RFC 7643 §4.1).
 *
 * @param userName unique among all users, compared without case
 * @param externalId the identity provider's name for the user, compared with case
 * @param active whether the user may log in
 * @param methods the user's registered second factors, in the user's order
 * @param attributes all other SCIM attributes of the user, as JSON: stored and returned, but no rule reads them
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
        return before.active() && !active;
    }
}
