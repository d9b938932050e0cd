package io.latchkey.usecase;

import io.latchkey.domain.Login;
import io.latchkey.domain.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Everyone who logs in. */
public interface Users {

    /** A user and the user's code, as they are at one moment of the store's clock; nothing for an unknown user. */
    Uni<Optional<Login>> login(UserId id);
}
