package io.latchkey.domain.user;

import java.util.List;

/** The filters of RFC 7644 §3.4.2.2. A user without an attribute matches no comparison with it. */
public sealed interface UserFilter {

    enum Operator {
        EQUALS,
        CONTAINS,
        STARTS_WITH,
        ENDS_WITH,
        GREATER,
        GREATER_OR_EQUAL,
        LESS,
        LESS_OR_EQUAL
    }

    record All(List<UserFilter> filters) implements UserFilter {
        public All {
            filters = List.copyOf(filters);
        }
    }

    record Any(List<UserFilter> filters) implements UserFilter {
        public Any {
            filters = List.copyOf(filters);
        }
    }

    record Not(UserFilter filter) implements UserFilter {}

    record Present(UserAttribute attribute) implements UserFilter {}

    /** One of the user's emails matches as a whole. */
    record SomeEmail(UserFilter filter) implements UserFilter {}

    static UserFilter everyone() {
        return new All(List.of());
    }

    static UserFilter nobody() {
        return new Any(List.of());
    }

    /** @throws IllegalArgumentException if the attribute does not allow the operator, or the value has another type */
    record Comparison(UserAttribute attribute, Operator operator, Object value) implements UserFilter {
        public Comparison {
            if (!attribute.kind().allows(operator) || !attribute.kind().type().isInstance(value)) {
                throw new IllegalArgumentException(attribute + " cannot be compared so");
            }
        }
    }
}
