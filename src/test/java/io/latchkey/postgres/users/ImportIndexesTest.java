package io.latchkey.postgres.users;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.latchkey.postgres.Planner;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Statistics without verifications, as in a new installation or month, do not make the first ones read all users' events. */
@QuarkusTest
class ImportIndexesTest {

    @Test
    void verification_readsOnlyTheEventsOfItsUser() throws SQLException {
        try (Planner planner = Planner.afterAnImport()) {
            String plans = planner.verification("'planned-1'", "NULL", "NULL");
            assertFalse(plans.contains("audit_events_type") || plans.contains("audit_events_at"), plans);
        }
    }
}
