package io.latchkey.rest;

/** The paths of the service, each said once. */
final class Paths {

    static final String USER_ID = "userId";
    static final String CODE = "/v1/users/{" + USER_ID + "}/temporary-verification-code";
    static final String VERIFY = "verify";
    static final String METHODS = "/v1/users/{" + USER_ID + "}/verification-methods";
    static final String AUDIT_EVENTS = "/v1/audit-events";
    static final String AUDIT_EVENTS_VERIFICATION = AUDIT_EVENTS + "/verification";

    private Paths() {}
}
