package io.latchkey.domain.user;

import java.util.Optional;

/**
 * A page of the users that match (RFC 7644 §3.4.2).
 *
 * @param filter if empty, all users match
 * @param order if empty, by id
 * @param startIndex of the first user on the page, from 1
 * @param count the largest number of users on the page, 0 to {@value #MAX_COUNT}
 */
public record UserQuery(Optional<UserFilter> filter, Optional<Order> order, int startIndex, int count) {

    public static final int DEFAULT_COUNT = 100;
    public static final int MAX_COUNT = 1_000;

    /** @throws IllegalArgumentException out of bounds */
    public UserQuery {
        if (startIndex < 1 || count < 0 || count > MAX_COUNT) {
            throw new IllegalArgumentException("a page begins at 1 and holds at most " + MAX_COUNT);
        }
    }

    /** Users without the attribute come last, descending first (RFC 7644 §3.4.2.3). Emails: the primary one, else the first. */
    public record Order(UserAttribute attribute, boolean descending) {}
}
