package io.latchkey.domain.caller;

import io.latchkey.domain.user.UserId;
import java.util.Optional;

/**
 * Who did something, as the access token states it (RFC 9068 §2.2).
 *
 * @param subject claim {@code sub}
 * @param clientId claim {@code client_id}
 * @param acr the level of the session, from the claim {@code acr} or the one that {@code latchkey.step-up.claim} names
 */
public record Actor(String subject, Optional<String> clientId, Optional<String> acr) {

    public boolean is(UserId user) {
        return subject.equals(user.value());
    }
}
