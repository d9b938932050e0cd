package io.latchkey.domain.code;

import io.latchkey.domain.Word;

/** What the login pipeline verifies a code for. */
public enum Purpose implements Word {
    MFA_LOGIN,
    DEVICE_ACTIVATION;

    /** A temporary code replaces the second factor at login; it must not enrol anything that outlives the code. */
    public boolean isAllowed() {
        return this == MFA_LOGIN;
    }
}
