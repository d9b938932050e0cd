package io.latchkey.postgres;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Base of tests that share one planner per class. */
public abstract class PlannedTest {

    public static Planner planner;

    @BeforeAll
    static void addRows() throws SQLException {
        planner = Planner.start();
    }

    @AfterAll
    static void removeRows() throws SQLException {
        planner.close();
    }
}
