package io.latchkey.domain.code;

import io.latchkey.domain.Word;

/** Why no code is generated, in the order in which the status lists the reasons. */
public enum Refusal implements Word {
    USER_NOT_FOUND,
    USER_INACTIVE,
    ACTIVE_CODE_EXISTS,
    QUOTA_EXCEEDED,
    ISSUER_QUOTA_EXCEEDED,
    LIFETIME_NOT_ALLOWED,
    SELF_ISSUE,
    TEMPORARY_SESSION,
    STEP_UP_REQUIRED,
    ROLE_REQUIRED
}
