package io.latchkey.postgres;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Statistics that know of no verification, in a new installation or month, do not make the first ones read everybody's events. */
@QuarkusTest
class ImportIndexesTest {

    private static final List<String> PARAMETERS =
            List.of("'planned-1'", "NULL", "NULL", "50", "50", "'login-service'", "NULL", "NULL", "NULL", "''");

    @Test
    void verification_readsTheEventsOfItsUserAlone() throws SQLException {
        try (Planner planner = Planner.afterAnImport()) {
            String plans = planner.plansOf(Verifying.STATEMENT, PARAMETERS);
            assertFalse(plans.contains("audit_events_type") || plans.contains("audit_events_at"), plans);
        }
    }
}
