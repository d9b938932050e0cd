package io.latchkey.postgres;

/** What the service sends at every login, for the benchmark's floor to send too. */
public final class HotStatements {

    public static final String VERIFY = Verifying.STATEMENT;

    private HotStatements() {}
}
