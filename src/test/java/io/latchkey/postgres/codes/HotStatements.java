package io.latchkey.postgres.codes;

/** The statement that the service sends at every login, for tests and the benchmark to send too. */
public final class HotStatements {

    public static final String VERIFY = VerifyStatement.STATEMENT;

    private HotStatements() {}
}
