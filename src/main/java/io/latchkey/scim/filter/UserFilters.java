package io.latchkey.scim.filter;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.Parser;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.Operator;
import java.util.ArrayList;
import java.util.List;

/** Parses a filter (RFC 7644 §3.4.2.2) with the SDK and converts it to the domain's. */
public final class UserFilters {

    private static final int MAX_LENGTH = 4_096;
    private static final int MAX_DEPTH = 20;

    /** Prefix of attribute names outside the brackets of {@code emails[…]}. */
    private static final String NO_PREFIX = "";

    private UserFilters() {}

    public static UserFilter parse(String text) throws BadRequestException {
        if (text.length() > MAX_LENGTH || !BracketNesting.isValid(text, MAX_DEPTH)) {
            throw BadRequestException.invalidFilter(
                    "The filter is too long or too deeply nested, or its brackets do not match");
        }
        return read(parsed(text), NO_PREFIX);
    }

    /** Replaces the parser's exceptions, which quote the filter, and other runtime exceptions that it lets through. */
    private static Filter parsed(String text) throws BadRequestException {
        try {
            return Parser.parseFilter(EntraSyntax.toStandard(text));
        } catch (BadRequestException | RuntimeException unparsable) {
            throw BadRequestException.invalidFilter("The filter cannot be parsed");
        }
    }

    private static UserFilter read(Filter filter, String prefix) throws BadRequestException {
        return switch (filter.getFilterType()) {
            case AND -> new UserFilter.All(parts(filter, prefix));
            case OR -> new UserFilter.Any(parts(filter, prefix));
            case NOT -> new UserFilter.Not(read(filter.getInvertedFilter(), prefix));
            case COMPLEX_VALUE -> someEmail(filter, prefix);
            case PRESENT -> operand(filter, prefix).present();
            case EQUAL -> operand(filter, prefix).equal(filter.getComparisonValue());
            case NOT_EQUAL -> new UserFilter.Not(operand(filter, prefix).equal(filter.getComparisonValue()));
            case CONTAINS -> compare(filter, Operator.CONTAINS, prefix);
            case STARTS_WITH -> compare(filter, Operator.STARTS_WITH, prefix);
            case ENDS_WITH -> compare(filter, Operator.ENDS_WITH, prefix);
            case GREATER_THAN -> compare(filter, Operator.GREATER, prefix);
            case GREATER_OR_EQUAL -> compare(filter, Operator.GREATER_OR_EQUAL, prefix);
            case LESS_THAN -> compare(filter, Operator.LESS, prefix);
            case LESS_OR_EQUAL -> compare(filter, Operator.LESS_OR_EQUAL, prefix);
        };
    }

    private static List<UserFilter> parts(Filter filter, String prefix) throws BadRequestException {
        List<UserFilter> parts = new ArrayList<>();
        for (Filter part : filter.getCombinedFilters()) {
            parts.add(read(part, prefix));
        }
        return parts;
    }

    private static UserFilter someEmail(Filter filter, String prefix) throws BadRequestException {
        String list = AttributeNames.of(filter.getAttributePath());
        if (!prefix.equals(NO_PREFIX) || !list.equals(AttributeNames.EMAILS)) {
            throw BadRequestException.invalidFilter("Only emails can be followed by brackets");
        }
        return new UserFilter.SomeEmail(read(filter.getValueFilter(), list + "."));
    }

    private static UserFilter compare(Filter filter, Operator operator, String prefix) throws BadRequestException {
        return operand(filter, prefix).compare(operator, filter.getComparisonValue());
    }

    private static Operand operand(Filter filter, String prefix) throws BadRequestException {
        String name = prefix + AttributeNames.of(filter.getAttributePath());
        return name.equals(ResourceTypeOperand.NAME)
                ? ResourceTypeOperand.USER
                : new AttributeOperand(AttributeNames.attribute(name), !prefix.equals(NO_PREFIX));
    }
}
