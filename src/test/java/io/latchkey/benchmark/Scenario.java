package io.latchkey.benchmark;

/** What is asked of the service, and what it is to answer: anything else is an error of the run. */
enum Scenario {
    VERIFY_RIGHT("verify, right code", "verify", Group.CODES, "\"verified\":true"),
    VERIFY_WRONG("verify, wrong code", "verify", Group.WRONG, "\"reason\":\"mismatch\""),
    VERIFY_NONE("verify, no code", "verify", Group.NONE, "\"reason\":\"no_active_code\""),
    METHODS("verification-methods", "methods", Group.CODES, "temporary_verification_code"),
    STATUS("status", "status", Group.CODES, "\"active\":true"),
    ISSUE("generate, then expire", "issue", Group.ISSUING, ""),
    CONSTANT("constant answer", "constant", Group.CODES, "\"verified\":true");

    /** Whom it is asked about, and with which code. */
    enum Group {
        CODES,
        WRONG,
        NONE,
        ISSUING
    }

    final String title;
    final String mode;
    final Group group;
    final String expected;

    Scenario(String title, String mode, Group group, String expected) {
        this.title = title;
        this.mode = mode;
        this.group = group;
        this.expected = expected;
    }
}
