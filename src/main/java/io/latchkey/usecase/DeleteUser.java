package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.user.Provisioning;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.function.LongPredicate;

/** An identity provider takes a user away. */
public final class DeleteUser {

    private final Directory directory;

    public DeleteUser(Directory directory) {
        this.directory = directory;
    }

    /** @param expected which versions the caller means to delete */
    public Uni<Provisioning> delete(UserId id, LongPredicate expected, Origin origin) {
        return directory.delete(id, expected, origin);
    }
}
