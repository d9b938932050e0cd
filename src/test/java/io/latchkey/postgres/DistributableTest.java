package io.latchkey.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.LatchkeyStores;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The schema can be distributed by user: every key and exclusion of a table with users' data contains user_id, compared for
 * equality, and every foreign key contains it or refers to users.
 */
@QuarkusTest
class DistributableTest {

    private static final String NOT_BY_USER = "('users', 'user_counts', 'flyway_schema_history')";

    private static final String KEYS_WITHOUT_USER = """
            SELECT i.indrelid::regclass || '.' || i.indexrelid::regclass
            FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT IN %s AND (i.indisunique OR i.indisexclusion)
              AND NOT EXISTS (SELECT FROM pg_attribute a
                              WHERE a.attrelid = c.oid AND a.attname = 'user_id' AND a.attnum = ANY (i.indkey))
            """.formatted(NOT_BY_USER);

    private static final String EXCLUSIONS_OF_OTHER_USERS = """
            SELECT o.conname FROM pg_constraint o
            WHERE o.contype = 'x' AND o.connamespace = 'public'::regnamespace
              AND NOT EXISTS (SELECT FROM unnest(o.conkey, o.conexclop) AS part(attnum, operator)
                              JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = part.attnum
                              JOIN pg_operator p ON p.oid = part.operator
                              WHERE a.attname = 'user_id' AND p.oprname = '=')
            """;

    private static final String FOREIGN_KEYS_WITHOUT_USER = """
            SELECT o.conname FROM pg_constraint o
            WHERE o.contype = 'f' AND o.connamespace = 'public'::regnamespace AND o.confrelid <> 'users'::regclass
              AND NOT EXISTS (SELECT FROM pg_attribute a
                              WHERE a.attrelid = o.conrelid AND a.attname = 'user_id' AND a.attnum = ANY (o.conkey))
            """;

    @Test
    void keys_containTheUser() throws SQLException {
        assertEquals(List.of(), column(KEYS_WITHOUT_USER));
    }

    @Test
    void exclusions_compareTheUserForEquality() throws SQLException {
        assertEquals(List.of(), column(EXCLUSIONS_OF_OTHER_USERS));
    }

    @Test
    void foreignKeys_containTheUser() throws SQLException {
        assertEquals(List.of(), column(FOREIGN_KEYS_WITHOUT_USER));
    }

    private static List<String> column(String query) throws SQLException {
        var database = LatchkeyStores.database();
        try (Connection connection = database.connect(database.superuser());
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
