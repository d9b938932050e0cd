package io.latchkey.domain.code;

import java.util.Locale;

/** Why a presented code does not stand. */
public enum Rejection {
    /** Wrong length, alphabet or check character: nobody's code, and no attempt. */
    MALFORMED,
    /** A code is active, and it is another. */
    MISMATCH,
    /** The code that has just ended (within 24 hours); said to nobody but who presents it. */
    EXPIRED,
    /** Also for an unknown, deleted or inactive user. */
    NO_ACTIVE_CODE,
    /** The code satisfies the second factor at login and nothing else. */
    PURPOSE_NOT_ALLOWED;

    /** As it stands in answers and audit events. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException where no rejection has that word */
    public static Rejection of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
