package io.latchkey.domain.caller;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * How a caller logged in.
 *
 * @param acr the session's level (OpenID Connect Core §2), from the claim that {@code latchkey.step-up.claim} names
 * @param amr the methods used (RFC 8176)
 * @param authTime when the caller authenticated, which may be long before the token was issued
 */
public record Session(Actor actor, Set<Role> roles, Optional<String> acr, Set<String> amr, Optional<Instant> authTime) {

    /** The authentication method reference of a session that was opened with a temporary verification code. */
    public static final String TEMPORARY_CODE = "tvc";

    public Session {
        roles = Set.copyOf(roles);
        amr = Set.copyOf(amr);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    public boolean openedWithTemporaryCode() {
        return amr.contains(TEMPORARY_CODE);
    }
}
