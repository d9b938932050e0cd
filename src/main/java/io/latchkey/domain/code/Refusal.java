package io.latchkey.domain.code;

import java.util.Locale;

/** Why no code is generated, in the order in which an administrator is best told. */
public enum Refusal {
    USER_NOT_FOUND,
    USER_INACTIVE,
    ACTIVE_CODE_EXISTS,
    QUOTA_EXCEEDED,
    ISSUER_QUOTA_EXCEEDED,
    SELF_ISSUE,
    TEMPORARY_SESSION,
    STEP_UP_REQUIRED,
    ROLE_REQUIRED;

    /** As it stands in audit events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
