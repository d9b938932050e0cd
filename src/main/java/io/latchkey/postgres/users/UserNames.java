package io.latchkey.postgres.users;

import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.codes.VerifyStatement;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who has which {@code userName}. The unique index holds it; but an UPDATE has no {@code ON CONFLICT}, and a violation
 * would be logged with the name in it. So whoever takes a name waits for all who take the same one, and looks.
 */
@ApplicationScoped
public class UserNames {

    /** Other locks of {@link VerifyStatement}, which counts from 0, are other numbers. */
    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(lower(:userName), 1))";

    private static final String OTHERS =
            "select count(*) from UserEntity where lower(userName) = lower(:userName) and id <> :id";

    /** After any user's row, which nobody waits for who has a name: no two wait for each other. */
    Uni<Void> lock(String userName) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(LOCK, Integer.class)
                        .setParameter("userName", userName)
                        .getSingleResult())
                .replaceWithVoid();
    }

    /** Whether someone else has the name, and nobody will until the transaction ends where nobody has. */
    Uni<Boolean> isTaken(String userName, UserId user) {
        return lock(userName)
                .chain(Panache::getSession)
                .chain(session -> session.createSelectionQuery(OTHERS, Long.class)
                        .setParameter("userName", userName)
                        .setParameter("id", user.value())
                        .getSingleResult())
                .map(others -> others > 0);
    }
}
