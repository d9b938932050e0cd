package io.latchkey.domain.code;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.UserId;
import java.util.Optional;

/** A code to be issued, hashed, because the store must not know it in clear. */
public record NewCode(UserId userId, CodeHash hash, Lifetime lifetime, Optional<String> reason, Origin origin) {}
