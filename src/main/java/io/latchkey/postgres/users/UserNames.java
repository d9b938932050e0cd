package io.latchkey.postgres.users;

import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.AdvisoryLocks;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether a {@code userName} is free. The unique index enforces it, but an UPDATE has no {@code ON CONFLICT}, and a violation
 * would be logged with the name in it. So a transaction locks the name before it looks.
 */
@ApplicationScoped
class UserNames {

    private static final String OTHERS =
            "select count(*) from UserEntity where lower(userName) = lower(:userName) and id <> :id";

    /** Whether another user has this name. If not, no other user can take it before this transaction ends. */
    Uni<Boolean> isTaken(String userName, UserId user) {
        return AdvisoryLocks.userName(userName)
                .chain(Panache::getSession)
                .chain(session -> session.createSelectionQuery(OTHERS, Long.class)
                        .setParameter("userName", userName)
                        .setParameter("id", user.value())
                        .getSingleResult())
                .map(others -> others > 0);
    }
}
