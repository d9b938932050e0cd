package io.latchkey.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.domain.user.UserQuery.Order;
import io.latchkey.scim.filter.SearchableAttribute;
import io.latchkey.scim.filter.UserFilters;
import io.latchkey.scim.patch.UserPath;
import io.latchkey.scim.selection.Selection;
import java.util.Locale;
import java.util.Optional;

/** A search as it is written in a URL or in a body (RFC 7644 §3.4.2, §3.4.3); absent parameters are null. */
record UserSearch(
        String filter, String sortBy, String sortOrder, String startIndex, String count, Selection selection) {

    UserQuery query() throws BadRequestException {
        Optional<UserFilter> users = isGiven(filter) ? Optional.of(UserFilters.parse(filter)) : Optional.empty();
        int first = Math.max(1, number("startIndex", startIndex, 1));
        int many = Math.max(0, number("count", count, UserQuery.DEFAULT_COUNT));
        return new UserQuery(users, order(), first, Math.min(many, UserQuery.MAX_COUNT));
    }

    private static boolean isGiven(String parameter) {
        return parameter != null && !parameter.isBlank();
    }

    private static int number(String name, String text, int otherwise) throws BadRequestException {
        if (!isGiven(text)) {
            return otherwise;
        }
        if (!text.matches("[+-]?[0-9]{1,9}")) {
            throw BadRequestException.invalidValue(name + " must be a whole number below a thousand million");
        }
        return Integer.parseInt(text);
    }

    private Optional<Order> order() throws BadRequestException {
        if (!isGiven(sortBy)) {
            return Optional.empty();
        }
        String name = SearchableAttribute.name(UserPath.parse(sortBy).path());
        return Optional.of(new Order(SearchableAttribute.named(name, true).attribute(), isDescending()));
    }

    private boolean isDescending() throws BadRequestException {
        String word = isGiven(sortOrder) ? sortOrder.toLowerCase(Locale.ROOT) : "ascending";
        if (!word.equals("ascending") && !word.equals("descending")) {
            throw BadRequestException.invalidValue("sortOrder must be ascending or descending");
        }
        return word.equals("descending");
    }
}
