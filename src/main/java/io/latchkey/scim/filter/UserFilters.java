package io.latchkey.scim.filter;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.Parser;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.Operator;
import java.util.ArrayList;
import java.util.List;

/** A filter (RFC 7644 §3.4.2.2), read by the SDK, in the domain's words. What a user cannot be searched by is refused. */
public final class UserFilters {

    private static final int MAX_LENGTH = 4_096;
    private static final int MAX_DEPTH = 20;

    /** What names are completed by, outside the brackets of {@code emails[…]}. */
    private static final String NOTHING = "";

    private UserFilters() {}

    public static UserFilter parse(String text) throws BadRequestException {
        if (text.length() > MAX_LENGTH || !Brackets.areClosed(text, MAX_DEPTH)) {
            throw BadRequestException.invalidFilter("The filter is too long, too deep, or does not end");
        }
        return read(parsed(text), NOTHING);
    }

    /** The parser's own exceptions quote the filter, and not all are its own. */
    private static Filter parsed(String text) throws BadRequestException {
        try {
            return Parser.parseFilter(SelectedParts.intoBrackets(text));
        } catch (BadRequestException | RuntimeException broken) {
            throw BadRequestException.invalidFilter("The filter cannot be read");
        }
    }

    private static UserFilter read(Filter filter, String inside) throws BadRequestException {
        return switch (filter.getFilterType()) {
            case AND -> new UserFilter.All(parts(filter, inside));
            case OR -> new UserFilter.Any(parts(filter, inside));
            case NOT -> new UserFilter.Not(read(filter.getInvertedFilter(), inside));
            case COMPLEX_VALUE -> together(filter, inside);
            case PRESENT -> attribute(filter, inside).present();
            case EQUAL -> attribute(filter, inside).equal(filter.getComparisonValue());
            case NOT_EQUAL -> new UserFilter.Not(attribute(filter, inside).equal(filter.getComparisonValue()));
            case CONTAINS -> compare(filter, Operator.CONTAINS, inside);
            case STARTS_WITH -> compare(filter, Operator.STARTS_WITH, inside);
            case ENDS_WITH -> compare(filter, Operator.ENDS_WITH, inside);
            case GREATER_THAN -> compare(filter, Operator.GREATER, inside);
            case GREATER_OR_EQUAL -> compare(filter, Operator.GREATER_OR_EQUAL, inside);
            case LESS_THAN -> compare(filter, Operator.LESS, inside);
            case LESS_OR_EQUAL -> compare(filter, Operator.LESS_OR_EQUAL, inside);
        };
    }

    private static List<UserFilter> parts(Filter filter, String inside) throws BadRequestException {
        List<UserFilter> parts = new ArrayList<>();
        for (Filter part : filter.getCombinedFilters()) {
            parts.add(read(part, inside));
        }
        return parts;
    }

    private static UserFilter together(Filter filter, String inside) throws BadRequestException {
        String list = SearchableAttribute.name(filter.getAttributePath());
        if (!inside.equals(NOTHING) || !list.equals(SearchableAttribute.EMAILS)) {
            throw BadRequestException.invalidFilter("Only the values of emails can be searched together");
        }
        return new UserFilter.SomeEmail(read(filter.getValueFilter(), list + "."));
    }

    private static UserFilter compare(Filter filter, Operator operator, String inside) throws BadRequestException {
        return attribute(filter, inside).compare(operator, filter.getComparisonValue());
    }

    private static Searchable attribute(Filter filter, String inside) throws BadRequestException {
        String name = inside + SearchableAttribute.name(filter.getAttributePath());
        return name.equals(ResourceType.NAME)
                ? ResourceType.USER
                : SearchableAttribute.named(name, !inside.equals(NOTHING));
    }
}
