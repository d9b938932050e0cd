package io.latchkey.domain.user;

/** The attributes by which users can be searched and sorted (RFC 7643 §3.1, §4.1). */
public enum UserAttribute {
    ID(Kind.EXACT_TEXT),
    EXTERNAL_ID(Kind.EXACT_TEXT),
    USER_NAME(Kind.TEXT),
    DISPLAY_NAME(Kind.TEXT),
    NAME_FORMATTED(Kind.TEXT),
    FAMILY_NAME(Kind.TEXT),
    GIVEN_NAME(Kind.TEXT),
    MIDDLE_NAME(Kind.TEXT),
    HONORIFIC_PREFIX(Kind.TEXT),
    HONORIFIC_SUFFIX(Kind.TEXT),
    ACTIVE(Kind.BOOLEAN),
    CREATED_AT(Kind.INSTANT),
    MODIFIED_AT(Kind.INSTANT),
    VERSION(Kind.NUMBER),
    EMAIL_VALUE(Kind.TEXT),
    EMAIL_TYPE(Kind.TEXT),
    EMAIL_DISPLAY(Kind.TEXT),
    EMAIL_PRIMARY(Kind.BOOLEAN);

    private final Kind kind;

    UserAttribute(Kind kind) {
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** A user has any number of emails, and one value of every other attribute. */
    public boolean ofEmail() {
        return compareTo(EMAIL_VALUE) >= 0;
    }

    /** How values are compared; {@link #TEXT} without case. */
    public enum Kind {
        TEXT(String.class),
        EXACT_TEXT(String.class),
        BOOLEAN(Boolean.class),
        INSTANT(java.time.Instant.class),
        NUMBER(Long.class);

        private final Class<?> type;

        Kind(Class<?> type) {
            this.type = type;
        }

        /** The type of the values: String, Boolean, Instant or Long. */
        public Class<?> type() {
            return type;
        }

        public boolean allows(UserFilter.Operator operator) {
            return switch (operator) {
                case EQUALS -> true;
                case CONTAINS, STARTS_WITH, ENDS_WITH -> type == String.class;
                case GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL -> this != BOOLEAN;
            };
        }
    }
}
