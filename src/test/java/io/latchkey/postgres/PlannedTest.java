package io.latchkey.postgres;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Has one planner for all tests of a class. */
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
