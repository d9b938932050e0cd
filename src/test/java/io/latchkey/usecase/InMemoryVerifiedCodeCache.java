package io.latchkey.usecase;

import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.user.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Verified codes in a map, in clear. */
final class InMemoryVerifiedCodeCache implements VerifiedCodeCache {

    private final Map<String, UUID> codes = new HashMap<>();

    @Override
    public Optional<UUID> recall(UserId user, CodeText code) {
        return Optional.ofNullable(codes.get(user + " " + code.reveal()));
    }

    @Override
    public void remember(UserId user, CodeText code, UUID id) {
        codes.put(user + " " + code.reveal(), id);
    }
}
