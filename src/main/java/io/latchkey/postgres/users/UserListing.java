package io.latchkey.postgres.users;

import io.latchkey.domain.user.UserAttribute;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.domain.user.UserQuery.Order;
import java.util.Map;
import java.util.Optional;

/** A query of users as HQL: the count of matches, and the ids of one page. */
final class UserListing {

    private static final Order BY_ID = new Order(UserAttribute.ID, false);

    /** With this many matches, whose ids do not depend on the filter, a walk along the ids soon fills a page. */
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

    /** The number of all users is maintained beforehand (migration V1). */
    String count() {
        return conditions.isEmpty() ? "select function('count_users' as Long)" : "select count(*)" + matches();
    }

    /**
     * PostgreSQL prefers to walk along the sort order and take the matches on the way. If few users match, or all matches are at
     * the far end, it reads nearly every user. So the statement finds all matches before it sorts them.
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

    /** Ends with the id, so that pages do not overlap. */
    private String orderBy(String key, String id) {
        boolean descending = order.orElse(BY_ID).descending();
        return " order by " + key + (descending ? " desc nulls first, " : " asc nulls last, ") + id;
    }
}
