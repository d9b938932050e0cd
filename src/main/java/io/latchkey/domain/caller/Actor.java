package io.latchkey.domain.caller;

import io.latchkey.domain.user.UserId;
import java.util.Optional;

/**
 * Who did something, in the words of the access token (RFC 9068 §2.2).
 *
 * @param subject claim {@code sub}
 * @param clientId claim {@code client_id}
 * @param acr the level of the session, {@code acr} unless configured otherwise
 */
public record Actor(String subject, Optional<String> clientId, Optional<String> acr) {

    public boolean is(UserId user) {
        return subject.equals(user.value());
    }
}
