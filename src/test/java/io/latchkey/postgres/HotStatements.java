package io.latchkey.postgres;

import io.latchkey.postgres.codes.VerifyStatement;

/** What the service sends at every login, for the benchmark's floor to send too. */
public final class HotStatements {

    public static final String VERIFY = VerifyStatement.STATEMENT;

    private HotStatements() {}
}
