package io.latchkey.domain;

/** What came of "Expire Now". */
public enum Expiry {
    EXPIRED,
    NONE_ACTIVE,
    USER_NOT_FOUND
}
