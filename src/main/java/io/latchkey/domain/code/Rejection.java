package io.latchkey.domain.code;

import io.latchkey.domain.Word;

/** Why a presented code is not verified. What the throttle counts as a wrong code is defined in the schema. */
public enum Rejection implements Word {
    /** Wrong length, alphabet or check character. Costs no attempt. */
    MALFORMED,
    /** Another code is active. */
    MISMATCH,
    /** The presented code has ended within the last 24 hours. Only a caller who presents that code gets this answer. */
    EXPIRED,
    /** Also for an unknown, deleted or inactive user. */
    NO_ACTIVE_CODE,
    /** The code satisfies the second factor at login and nothing else. */
    PURPOSE_NOT_ALLOWED
}
