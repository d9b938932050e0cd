package io.latchkey.postgres.users;

import io.latchkey.domain.user.UserAttribute;
import io.latchkey.domain.user.UserAttribute.Kind;

/** The path of an attribute in HQL: of a user u, or of an email e. */
final class UserPaths {

    private UserPaths() {}

    static String of(UserAttribute attribute) {
        return switch (attribute) {
            case ID -> "u.id";
            case EXTERNAL_ID -> "u.externalId";
            case USER_NAME -> "u.userName";
            case DISPLAY_NAME -> "u.displayName";
            case NAME_FORMATTED -> "u.name.formattedName";
            case FAMILY_NAME -> "u.name.familyName";
            case GIVEN_NAME -> "u.name.givenName";
            case MIDDLE_NAME -> "u.name.middleName";
            case HONORIFIC_PREFIX -> "u.name.honorificPrefix";
            case HONORIFIC_SUFFIX -> "u.name.honorificSuffix";
            case ACTIVE -> "u.active";
            case CREATED_AT -> "u.createdAt";
            case MODIFIED_AT -> "u.modifiedAt";
            case VERSION -> "u.version";
            case EMAIL_VALUE -> "e.value";
            case EMAIL_TYPE -> "e.type";
            case EMAIL_DISPLAY -> "e.display";
            case EMAIL_PRIMARY -> "e.primary";
        };
    }

    /** The sort key. For an attribute of emails, that of the primary email, or else of the first. */
    static String sortKey(UserAttribute attribute) {
        String key = key(attribute);
        return attribute.ofEmail()
                ? "(select " + key + " from u.emails e order by e.primary desc, index(e) limit 1)"
                : key;
    }

    /** The expression that comparisons use. It must equal the expression of an index. */
    static String key(UserAttribute attribute) {
        return attribute.kind() == Kind.TEXT ? "lower(" + of(attribute) + ")" : of(attribute);
    }

    /** The expression that patterns use. */
    static String searched(UserAttribute attribute) {
        return switch (attribute) {
            case USER_NAME -> "u.userNameLower";
            case DISPLAY_NAME -> "u.displayNameLower";
            default -> key(attribute);
        };
    }
}
