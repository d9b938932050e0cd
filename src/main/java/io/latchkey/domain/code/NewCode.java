package io.latchkey.domain.code;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.UserId;
import java.util.Optional;

/** A code about to be issued, as the store may know it: hashed. */
public record NewCode(UserId userId, CodeHash hash, Lifetime lifetime, Optional<String> reason, Origin origin) {}
