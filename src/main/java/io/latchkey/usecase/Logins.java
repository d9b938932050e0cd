package io.latchkey.usecase;

import io.latchkey.domain.code.Login;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Everyone who logs in. */
public interface Logins {

    /** A user and the user's code, as they are at one moment of the store's clock; nothing for an unknown user. */
    Uni<Optional<Login>> login(UserId id);
}
