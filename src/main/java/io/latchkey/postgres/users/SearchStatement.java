package io.latchkey.postgres.users;

import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** Searches for users in three steps: counts the matches, selects the ids of the page, and reads those users. */
@ApplicationScoped
class SearchStatement {

    private final UserRepository users;

    SearchStatement(UserRepository users) {
        this.users = users;
    }

    Uni<UserPage> search(UserQuery query) {
        UserListing listing = UserListing.of(query);
        return select(listing.count(), Long.class, listing.parameters())
                .chain(Mutiny.SelectionQuery::getSingleResult)
                .chain(total -> page(query, listing, total));
    }

    private Uni<UserPage> page(UserQuery query, UserListing listing, long total) {
        return ids(query, listing, total)
                .chain(users::whole)
                .map(found -> new UserPage(
                        total, found.stream().map(UserEntity::toProvisioned).toList()));
    }

    /** Runs no query if the page lies beyond the last match. */
    private static Uni<List<String>> ids(UserQuery query, UserListing listing, long total) {
        if (query.count() == 0 || query.startIndex() > total) {
            return Uni.createFrom().item(List.of());
        }
        return select(listing.ids(total), String.class, listing.parameters())
                .chain(page -> page.setFirstResult(query.startIndex() - 1)
                        .setMaxResults(query.count())
                        .getResultList());
    }

    private static <T> Uni<Mutiny.SelectionQuery<T>> select(
            String text, Class<T> type, Map<String, Object> parameters) {
        return Panache.getSession().map(session -> {
            Mutiny.SelectionQuery<T> query = session.createSelectionQuery(text, type);
            parameters.forEach(query::setParameter);
            return query;
        });
    }
}
