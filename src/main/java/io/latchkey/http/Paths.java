package io.latchkey.http;

/** The paths of the service. */
public final class Paths {

    public static final String USER_ID = "userId";
    public static final String CODE = "/v1/users/{" + USER_ID + "}/temporary-verification-code";
    public static final String VERIFY = "verify";
    public static final String METHODS = "/v1/users/{" + USER_ID + "}/verification-methods";
    public static final String AUDIT_EVENTS = "/v1/audit-events";
    public static final String AUDIT_EVENTS_VERIFICATION = AUDIT_EVENTS + "/verification";

    private Paths() {}
}
