package io.latchkey.domain.code;

/** What came of "Expire Now". */
public enum Expiry {
    EXPIRED,
    NONE_ACTIVE,
    USER_NOT_FOUND
}
