package io.latchkey.postgres.users;

import io.latchkey.domain.user.UserAttribute;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.domain.user.UserQuery.Order;
import java.util.Map;
import java.util.Optional;

/** A query of users as HQL: how many match, and which of them are on the page. */
final class UserListing {

    private static final Order BY_ID = new Order(UserAttribute.ID, false);

    /** So many matches, with ids that have nothing to do with what was asked for, are soon met on a walk along the ids. */
    private static final int MANY = 10_000;

    private final Optional<Order> order;
    private final Optional<UserConditions> conditions;

    private UserListing(Optional<Order> order, Optional<UserConditions> conditions) {
        this.order = order;
        this.conditions = conditions;
    }

    static UserListing of(UserQuery query) {
        return new UserListing(query.order(), query.filter().map(UserConditions::of));
    }

    Map<String, Object> parameters() {
        return conditions.map(UserConditions::parameters).orElse(Map.of());
    }

    /** Everybody is counted beforehand. */
    String count() {
        return conditions.isEmpty() ? "select function('count_users' as Long)" : "select count(*)" + matches();
    }

    /**
     * PostgreSQL likes to walk along the order and to take what matches on the way. Where few do, or where they stand together
     * at the far end, it meets every user first; so all that match are found before they are put in order.
     */
    String ids(long total) {
        boolean walk = conditions.isEmpty() || order.isEmpty() && total > MANY;
        return walk ? "select u.id" + matches() + orderBy(key(), "u.id") : foundFirst();
    }

    private String foundFirst() {
        return "with found as materialized (select u.id as id, " + key() + " as sortKey" + matches() + ")"
                + " select f.id from found f" + orderBy("f.sortKey", "f.id");
    }

    private String matches() {
        return " from UserEntity u"
                + conditions.map(all -> " where " + all.text()).orElse("");
    }

    private String key() {
        return UserPaths.sortKey(order.orElse(BY_ID).attribute());
    }

    /** The id last, so that pages do not overlap. */
    private String orderBy(String key, String id) {
        boolean descending = order.orElse(BY_ID).descending();
        return " order by " + key + (descending ? " desc nulls first, " : " asc nulls last, ") + id;
    }
}
