package io.latchkey.postgres.users;

import io.latchkey.domain.user.UserAttribute;
import io.latchkey.domain.user.UserAttribute.Kind;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.All;
import io.latchkey.domain.user.UserFilter.Any;
import io.latchkey.domain.user.UserFilter.Comparison;
import io.latchkey.domain.user.UserFilter.Not;
import io.latchkey.domain.user.UserFilter.Present;
import io.latchkey.domain.user.UserFilter.SomeEmail;
import io.quarkus.panache.common.Parameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A filter as HQL. Every condition is true or false, never null: a user without the attribute matches no comparison, and
 * therefore matches its negation (RFC 7644 §3.4.2.2).
 */
final class UserConditions {

    private final Parameters parameters = new Parameters();
    private final String text;
    private boolean ofEmail;

    private UserConditions(UserFilter filter) {
        this.text = condition(filter);
    }

    /** @throws IllegalArgumentException if an email's attribute is outside {@link SomeEmail}, or another attribute inside it */
    static UserConditions of(UserFilter filter) {
        return new UserConditions(filter);
    }

    String text() {
        return text;
    }

    Map<String, Object> parameters() {
        return parameters.map();
    }

    private String condition(UserFilter filter) {
        if (filter instanceof All all) {
            return join(all.filters(), " and ", "1 = 1");
        }
        if (filter instanceof Any any) {
            return join(any.filters(), " or ", "1 = 0");
        }
        if (filter instanceof Not not) {
            return "not (" + condition(not.filter()) + ")";
        }
        return filter instanceof SomeEmail some ? someEmail(some.filter()) : leaf(filter);
    }

    private String join(List<UserFilter> filters, String word, String ofNone) {
        return filters.isEmpty()
                ? ofNone
                : filters.stream().map(this::condition).collect(Collectors.joining(word, "(", ")"));
    }

    private String someEmail(UserFilter filter) {
        if (ofEmail) {
            throw new IllegalArgumentException("an email has no emails");
        }
        ofEmail = true;
        String condition = condition(filter);
        ofEmail = false;
        return "exists (select 1 from u.emails e where " + condition + ")";
    }

    private String leaf(UserFilter filter) {
        return filter instanceof Comparison comparison
                ? comparison(comparison)
                : present(((Present) filter).attribute());
    }

    /** Neither null nor empty: the meaning of {@code pr} (RFC 7644 §3.4.2.2). */
    private String present(UserAttribute attribute) {
        String path = path(attribute);
        boolean isText = attribute.kind().type() == String.class;
        return isText ? "(" + path + " is not null and " + path + " <> '')" : path + " is not null";
    }

    /** Reads only the key, so that an index that contains it answers without the row. */
    private String comparison(Comparison comparison) {
        path(comparison.attribute());
        String name = "p" + parameters.map().size();
        parameters.and(name, value(comparison));
        boolean anyCase = comparison.attribute().kind() == Kind.TEXT;
        String key = isPattern(comparison.operator())
                ? UserPaths.searched(comparison.attribute())
                : UserPaths.key(comparison.attribute());
        String value = anyCase ? "lower(:" + name + ")" : ":" + name;
        return "(" + key + " is not null and " + key + compared(comparison.operator(), value) + ")";
    }

    private static boolean isPattern(UserFilter.Operator operator) {
        return switch (operator) {
            case CONTAINS, STARTS_WITH, ENDS_WITH -> true;
            case EQUALS, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> false;
        };
    }

    private static String compared(UserFilter.Operator operator, String value) {
        return switch (operator) {
            case EQUALS -> " = " + value;
            case GREATER -> " > " + value;
            case GREATER_OR_EQUAL -> " >= " + value;
            case LESS -> " < " + value;
            case LESS_OR_EQUAL -> " <= " + value;
            case CONTAINS, STARTS_WITH, ENDS_WITH -> " like " + value + " escape '\\'";
        };
    }

    private static Object value(Comparison comparison) {
        return switch (comparison.operator()) {
            case CONTAINS -> "%" + escaped(comparison) + "%";
            case STARTS_WITH -> escaped(comparison) + "%";
            case ENDS_WITH -> "%" + escaped(comparison);
            case EQUALS, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> comparison.value();
        };
    }

    /** Escapes the wildcards of LIKE, which a filter takes literally. */
    private static String escaped(Comparison comparison) {
        return comparison.value().toString().replaceAll("[\\\\%_]", "\\\\$0");
    }

    private String path(UserAttribute attribute) {
        if (attribute.ofEmail() != ofEmail) {
            throw new IllegalArgumentException(
                    attribute + " is not an attribute of " + (ofEmail ? "an email" : "a user"));
        }
        return UserPaths.of(attribute);
    }
}
