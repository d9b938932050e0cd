package io.latchkey.security;

/** The caller may, but not in this session: it is to log in stronger or more freshly (RFC 9470 §3). */
public final class InsufficientUserAuthentication extends RuntimeException {

    InsufficientUserAuthentication() {
        super("A stronger or more recent authentication is required", null, false, false);
    }
}
