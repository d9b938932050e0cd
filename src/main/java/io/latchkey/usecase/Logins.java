package io.latchkey.usecase;

import io.latchkey.domain.code.Login;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Users as the login pipeline sees them. */
public interface Logins {

    /** A user and the user's active code, both at the same instant of the store's clock; empty for an unknown user. */
    Uni<Optional<Login>> login(UserId id);
}
