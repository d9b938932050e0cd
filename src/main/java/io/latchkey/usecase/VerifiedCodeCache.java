package io.latchkey.usecase;

import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.user.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * Codes that were found to be right here before, so that each is hashed once and not at every login. It decides nothing: whether
 * the code still stands is asked of {@link Codes} each time, and a code that is forgotten is compared again.
 */
public interface VerifiedCodeCache {

    /** Which code of the user this is, where it is remembered. Takes the same time whatever was presented. */
    Optional<UUID> recall(UserId user, CodeText code);

    void remember(UserId user, CodeText code, UUID id);
}
