package io.latchkey.postgres.codes;

import io.latchkey.domain.user.UserId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads and locks the row of a code's user. An unknown user has none. */
@ApplicationScoped
class CodeOwners {

    private static final String FIND = "SELECT active FROM users WHERE id = :id";

    /** The lock that changes of a user take too. */
    private static final String LOCK = FIND + " FOR NO KEY UPDATE";

    Uni<Optional<CodeOwner>> find(UserId user) {
        return select(FIND, user);
    }

    /** Serializes all decisions about one user: two generations, or a generation and a deactivation. */
    Uni<Optional<CodeOwner>> lock(UserId user) {
        return select(LOCK, user);
    }

    private static Uni<Optional<CodeOwner>> select(String statement, UserId user) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(statement, Boolean.class)
                        .setParameter("id", user.value())
                        .getSingleResultOrNull())
                .map(active -> Optional.ofNullable(active).map(known -> new CodeOwner(user, known)));
    }
}
