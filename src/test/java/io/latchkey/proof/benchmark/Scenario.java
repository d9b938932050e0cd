package io.latchkey.proof.benchmark;

import java.util.EnumSet;
import java.util.Set;

/** A kind of request and its expected answer. Any other answer is an error of the run. */
enum Scenario {
    VERIFY_RIGHT("verify, right code", "verify", Group.CODES, "\"verified\":true"),
    VERIFY_FIRST("verify, right code, first time", "verify", Group.FIRST, "\"verified\":true"),
    VERIFY_WRONG("verify, wrong code", "verify", Group.WRONG, "\"reason\":\"mismatch\""),
    VERIFY_NONE("verify, no code", "verify", Group.NONE, "\"reason\":\"no_active_code\""),
    METHODS("verification-methods", "methods", Group.CODES, "temporary_verification_code"),
    STATUS("status", "status", Group.CODES, "\"active\":true"),
    ISSUE("generate, then expire", "issue", Group.ISSUING, ""),
    CONSTANT("constant answer", "constant", Group.CODES, "\"verified\":true"),
    AUDIT_OF_USER("audit events, of a user", "/v1/audit-events?userId={user}", Group.RESTED, "\"userId\""),
    AUDIT_OF_ACTOR("audit events, of an actor", "/v1/audit-events?actor=admin-7", Group.RESTED, "\"nextCursor\""),
    AUDIT_NEWEST("audit events, newest", "/v1/audit-events", Group.RESTED, "\"nextCursor\""),
    AUDIT_CHAIN(
            "audit chain of a user", "/v1/audit-events/verification?userId={user}", Group.RESTED, "\"intact\":true"),
    SCIM_USER("SCIM, a user", "/scim/v2/Users/{user}", Group.RESTED, "\"userName\""),
    SCIM_USER_NAME(
            "SCIM, userName eq",
            "/scim/v2/Users?filter=userName+eq+%22{user}%40example.org%22",
            Group.RESTED,
            "\"totalResults\":1,"),
    SCIM_EXTERNAL_ID(
            "SCIM, externalId eq",
            "/scim/v2/Users?filter=externalId+eq+%22{user}%22",
            Group.RESTED,
            "\"totalResults\":1,"),
    SCIM_PAGE("SCIM, a page of users", "/scim/v2/Users?startIndex=101&count=50", Group.RESTED, "\"itemsPerPage\":50"),
    SCIM_PATCH("SCIM, patch", "patch", Group.CHANGED, "\"userName\"");

    /** The scenarios with few users and with many. The first verification of a code looks through nothing that grows. */
    static final Set<Scenario> GROWING = EnumSet.complementOf(EnumSet.of(CONSTANT, VERIFY_FIRST));

    /** The users of a scenario, and their codes. */
    enum Group {
        CODES,
        /** Users whose codes have not been presented yet. */
        FIRST,
        WRONG,
        NONE,
        ISSUING,
        /** Users of no other scenario, so that they have exactly the events that were loaded. */
        RESTED,
        CHANGED
    }

    final String title;

    /** A mode of load.lua, or the path to read. */
    final String mode;

    final Group group;
    final String expected;

    Scenario(String title, String mode, Group group, String expected) {
        this.title = title;
        this.mode = mode;
        this.group = group;
        this.expected = expected;
    }

    /**
     * The number of requests for each user before the service refuses: ten wrong codes an hour, six codes an hour, each
     * generated and expired, and some in progress when the load ends. 0 means no limit.
     */
    int perUser() {
        return switch (this) {
            case VERIFY_WRONG, VERIFY_NONE -> 8;
            case ISSUE -> 10;
            case VERIFY_FIRST -> 1;
            case VERIFY_RIGHT,
                    METHODS,
                    STATUS,
                    CONSTANT,
                    AUDIT_OF_USER,
                    AUDIT_OF_ACTOR,
                    AUDIT_NEWEST,
                    AUDIT_CHAIN,
                    SCIM_USER,
                    SCIM_USER_NAME,
                    SCIM_EXTERNAL_ID,
                    SCIM_PAGE,
                    SCIM_PATCH -> 0;
        };
    }
}
