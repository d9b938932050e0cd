package io.latchkey.postgres.audit;

import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Sql;

/** Makes the insertion of one user's audit events fail during a test. */
public final class BrokenTrail {

    public static final String DISK_FULL = "53100";

    private static final String BREAK = """
            CREATE FUNCTION break_%1$s() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'disk full' USING ERRCODE = '%3$s'; END $$;
            CREATE TRIGGER break_%1$s BEFORE INSERT ON audit_events
                FOR EACH ROW WHEN (NEW.user_id = '%2$s') EXECUTE FUNCTION break_%1$s();
            """;

    private static final String REPAIR = "DROP FUNCTION break_%s CASCADE";

    private BrokenTrail() {}

    public static void during(UserId user, String sqlState, Runnable test) {
        String name = user.value().replace('-', '_');
        Sql.execute(Sql.superuser(), BREAK.formatted(name, user, sqlState));
        try {
            test.run();
        } finally {
            Sql.execute(Sql.superuser(), REPAIR.formatted(name));
        }
    }
}
