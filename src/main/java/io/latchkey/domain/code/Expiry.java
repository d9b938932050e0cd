package io.latchkey.domain.code;

import io.latchkey.domain.Word;

/** The outcome of "Expire Now". */
public enum Expiry implements Word {
    EXPIRED,
    NONE_ACTIVE,
    USER_NOT_FOUND
}
