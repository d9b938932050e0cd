package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;

/** An administrator ends a user's code now. */
public final class ExpireCode {

    private final Codes codes;

    public ExpireCode(Codes codes) {
        this.codes = codes;
    }

    public Uni<Expiry> expire(UserId user, Origin origin) {
        return codes.expire(user, origin);
    }
}
