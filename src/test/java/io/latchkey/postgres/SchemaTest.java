package io.latchkey.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.People;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema itself refuses, even if the service has a bug. */
@QuarkusTest
class SchemaTest {

    private static final String CHECK_VIOLATION = "23514";
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private static final String CODE = """
            INSERT INTO temporary_verification_codes (id, user_id, hash, issued_at, ends_at, issued_by, reason)
            VALUES (gen_random_uuid(), gen_random_uuid()::text, '', now(), now() + interval '%s', 'carol', %s)
            """;

    private static final String AUDIT_EVENT = """
            INSERT INTO audit_events (id, type, user_id, actor_subject, request_id, outcome)
            VALUES (gen_random_uuid(), 'code.generated', '%s', 'carol', '', 'success')
            """;

    @ParameterizedTest
    @ValueSource(strings = {"0 seconds", "1 hour", "24 hours"})
    void period_upTo24Hours_isAccepted(String period) throws SQLException {
        assertEquals(Sql.SUCCESS, Sql.state(Sql.application(), CODE.formatted(period, "NULL")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1 microsecond", "24 hours 1 microsecond"})
    void period_belowZeroOrAbove24Hours_isRefused(String period) throws SQLException {
        assertEquals(CHECK_VIOLATION, Sql.state(Sql.application(), CODE.formatted(period, "NULL")));
    }

    @Test
    void reason_of256Characters_isAccepted_of257IsRefused() throws SQLException {
        assertEquals(Sql.SUCCESS, Sql.state(Sql.application(), CODE.formatted("1 hour", "repeat('é', 256)")));
        assertEquals(CHECK_VIOLATION, Sql.state(Sql.application(), CODE.formatted("1 hour", "repeat('e', 257)")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "00u1.A_b~c@d:e-f"})
    void userId_matchingThePattern_isAccepted(String id) throws SQLException {
        assertEquals(Sql.SUCCESS, insertUser(id));
        assertEquals(Sql.SUCCESS, insertUser("x".repeat(128)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a\n", "é", "{a}", "a%2Fb"})
    void userId_notMatchingThePattern_isRefused(String id) throws SQLException {
        assertEquals(CHECK_VIOLATION, insertUser(id));
        assertEquals(CHECK_VIOLATION, insertUser("x".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_events SET reason = NULL",
                "DELETE FROM audit_events",
                "TRUNCATE audit_events",
                "DELETE FROM temporary_verification_codes",
                "TRUNCATE temporary_verification_codes",
                "ALTER TABLE temporary_verification_codes DROP CONSTRAINT one_code_per_user",
                "ALTER TABLE audit_events DISABLE TRIGGER audit_events_append_only",
                "DROP TABLE audit_events",
                "INSERT INTO audit_events (id, at, type, user_id, actor_subject, request_id, outcome)"
                        + " VALUES (gen_random_uuid(), now(), 'code.generated', 'alice', 'carol', '', 'success')",
                "UPDATE audit_chains SET length = length - 1",
                "INSERT INTO audit_chains VALUES ('alice', 1, '', now())",
                "DELETE FROM audit_chains",
                "UPDATE user_counts SET users = 0",
                "CREATE TEMP TABLE people (LIKE users); CREATE TRIGGER counted AFTER INSERT ON people"
                        + " REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION keep_user_counts()",
                "CREATE TEMP TABLE people (LIKE users); CREATE TRIGGER counted AFTER TRUNCATE ON people"
                        + " FOR EACH STATEMENT EXECUTE FUNCTION reset_user_counts()",
                "SELECT create_audit_partition('2020-01-01')",
                "CREATE TEMP TABLE events (LIKE audit_events);"
                        + " CREATE TRIGGER chain BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION chain_audit_event()",
                "CREATE TABLE notes (id int)",
                "CREATE FUNCTION answer() RETURNS int LANGUAGE sql AS 'SELECT 42'",
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
                "SELECT * FROM flyway_schema_history",
                "SET session_replication_role = replica"
            })
    void applicationRole_beyondItsGrants_isRefused(String statement) throws SQLException {
        assertEquals(INSUFFICIENT_PRIVILEGE, Sql.state(Sql.application(), statement));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_events SET reason = NULL",
                "UPDATE audit_events SET reason = NULL WHERE false",
                "DELETE FROM audit_events",
                "TRUNCATE audit_events"
            })
    void changeOfAuditEvents_byTheirOwner_isRefusedByTheTrigger(String statement) throws SQLException {
        String user = UUID.randomUUID().toString();
        Sql.execute(Sql.application(), AUDIT_EVENT.formatted(user));
        try (Connection connection = Sql.connect(Sql.owner())) {
            SQLException refused = assertThrows(
                    SQLException.class, () -> connection.createStatement().execute(statement));
            assertEquals(INSUFFICIENT_PRIVILEGE, refused.getSQLState());
            assertTrue(refused.getMessage().contains("audit_events is append-only"), refused.getMessage());
        }
        assertEquals(1, People.count("SELECT count(*) FROM audit_events WHERE user_id = ?", user));
    }

    /** Grants and the trigger of the partitioned table do not apply to a partition, so each partition has its own trigger. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE %s SET reason = NULL",
                "DELETE FROM %s",
                "TRUNCATE %s",
                "INSERT INTO %s (id, type, user_id, actor_subject, request_id, outcome, position)"
                        + " VALUES (gen_random_uuid(), 'code.generated', 'alice', 'carol', '', 'success', 1)"
            })
    void partition_namedByTheApplication_isRefused(String statement) throws SQLException {
        assertEquals(INSUFFICIENT_PRIVILEGE, Sql.state(Sql.application(), statement.formatted(thisMonth())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE %s SET reason = NULL WHERE false",
                "DELETE FROM %s",
                "TRUNCATE %s",
                "DELETE FROM audit_chains",
                "TRUNCATE audit_chains",
                "UPDATE audit_chains SET length = length - 1",
                "UPDATE audit_chains SET head = sha256(head)"
            })
    void changeOfAPartitionOrChain_byItsOwner_isRefusedByTheTrigger(String statement) throws SQLException {
        Sql.execute(Sql.application(), AUDIT_EVENT.formatted(UUID.randomUUID().toString()));
        assertEquals(INSUFFICIENT_PRIVILEGE, Sql.state(Sql.owner(), statement.formatted(thisMonth())));
    }

    private static String thisMonth() {
        return Sql.strings("SELECT ? || to_char(now() AT TIME ZONE 'UTC', 'YYYY_MM')", "audit_events_")
                .get(0);
    }

    private static String insertUser(String id) throws SQLException {
        try (Connection connection = Sql.connect(Sql.application());
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO users (id, user_name) VALUES (?, gen_random_uuid())")) {
            connection.setAutoCommit(false);
            insert.setString(1, id);
            insert.executeUpdate();
            connection.rollback();
            return Sql.SUCCESS;
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }
}
