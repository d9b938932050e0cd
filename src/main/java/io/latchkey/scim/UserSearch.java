package io.latchkey.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.domain.user.UserQuery.Order;
import io.latchkey.scim.filter.AttributeNames;
import io.latchkey.scim.filter.UserFilters;
import io.latchkey.scim.patch.UserPath;
import io.latchkey.scim.selection.Selection;
import java.util.Locale;
import java.util.Optional;

/** A search from a URL or a body (RFC 7644 §3.4.2, §3.4.3). Absent parameters are null. */
record UserSearch(
        String filter, String sortBy, String sortOrder, String startIndex, String count, Selection selection) {

    UserQuery query() throws BadRequestException {
        Optional<UserFilter> users = isGiven(filter) ? Optional.of(UserFilters.parse(filter)) : Optional.empty();
        int first = Math.max(1, number("startIndex", startIndex, 1));
        int size = Math.max(0, number("count", count, UserQuery.DEFAULT_COUNT));
        return new UserQuery(users, order(), first, Math.min(size, UserQuery.MAX_COUNT));
    }

    private static boolean isGiven(String parameter) {
        return parameter != null && !parameter.isBlank();
    }

    private static int number(String name, String text, int defaultValue) throws BadRequestException {
        if (!isGiven(text)) {
            return defaultValue;
        }
        if (!text.matches("[+-]?[0-9]{1,9}")) {
            throw BadRequestException.invalidValue(name + " must be an integer of at most nine digits");
        }
        return Integer.parseInt(text);
    }

    private Optional<Order> order() throws BadRequestException {
        if (!isGiven(sortBy)) {
            return Optional.empty();
        }
        return Optional.of(
                new Order(AttributeNames.attribute(UserPath.parse(sortBy).path()), isDescending()));
    }

    private boolean isDescending() throws BadRequestException {
        String order = isGiven(sortOrder) ? sortOrder.toLowerCase(Locale.ROOT) : "ascending";
        if (!order.equals("ascending") && !order.equals("descending")) {
            throw BadRequestException.invalidValue("sortOrder must be ascending or descending");
        }
        return order.equals("descending");
    }
}
