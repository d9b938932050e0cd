package io.latchkey.usecase;

import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.user.UserId;
import java.util.Optional;
import java.util.UUID;

/**
 * Codes that this replica has verified before, so that each code is hashed once and not at every login. The cache decides
 * nothing: {@link Codes} decides each time whether the code is still active, and a code that was evicted is compared again.
 */
public interface VerifiedCodeCache {

    /** The id of this code if it is in the cache. Takes the same time for every presented code. */
    Optional<UUID> recall(UserId user, CodeText code);

    void remember(UserId user, CodeText code, UUID id);
}
