package io.latchkey.domain.code;

import java.util.Locale;

/** What the login pipeline asks a code for. */
public enum Purpose {
    MFA_LOGIN,
    DEVICE_ACTIVATION;

    /** A temporary code stands in for the second factor at login; it must not enrol anything that outlives it. */
    public boolean isAllowed() {
        return this == MFA_LOGIN;
    }

    /** As it stands in requests. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
