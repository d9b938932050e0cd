package io.latchkey.usecase;

import io.latchkey.domain.User;
import io.latchkey.domain.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Everyone who logs in. */
public interface Users {

    Uni<Optional<User>> find(UserId id);
}
