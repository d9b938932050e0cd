package io.latchkey.postgres;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.postgres.codes.HotStatements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Plans statements on enough rows that a sequential scan would be wrong. The rows are never committed: other tests do not see them. */
public final class Planner implements AutoCloseable {

    private static final String ROWS = """
            -- Bypasses the triggers, which would count the users and set the time of all events to now.
            SET LOCAL session_replication_role = replica;
            INSERT INTO users (id, user_name)
                SELECT 'planned-' || n, 'planned-' || n FROM generate_series(1, 2000) AS n;
            INSERT INTO user_emails (user_id, position, value)
                SELECT 'planned-' || n, 0, 'planned-' || n || '@example.org' FROM generate_series(1, 2000) AS n;
            INSERT INTO verification_methods
                SELECT 'planned-' || n, 0, 'totp', 'Authenticator app' FROM generate_series(1, 2000) AS n;
            INSERT INTO temporary_verification_codes (id, user_id, hash, issued_at, ends_at, issued_by)
                SELECT gen_random_uuid(), 'planned-' || n, '', start, start + interval '1 hour', 'carol'
                FROM generate_series(1, 2000) AS n,
                     LATERAL (SELECT now() - h * interval '1 hour' AS start FROM generate_series(1, 5) AS h) AS p;
            INSERT INTO audit_chains SELECT 'planned-' || n, 20, '', now() FROM generate_series(1, 2000) AS n;
            -- In every month.
            INSERT INTO audit_events (id, at, type, user_id, actor_subject, request_id, outcome, reason, position)
                SELECT gen_random_uuid(), audit_retained_from() + n * interval '15 months' / 40001,
                       %s,
                       'planned-' || n %% 2000, 'actor-' || n %% 50, '', 'refused', %s, 1
                FROM generate_series(1, 40000) AS n;
            ANALYZE users, user_emails, verification_methods, temporary_verification_codes, audit_chains, audit_events;
            LOAD 'auto_explain';
            SET LOCAL auto_explain.log_min_duration = 0;
            SET LOCAL auto_explain.log_nested_statements = on;
            SET LOCAL auto_explain.log_level = 'notice';
            SET LOCAL plan_cache_mode = force_generic_plan;
            SET LOCAL session_replication_role = origin;
            """;

    private static final String ANY_TYPE = "(ARRAY['code.generated', 'code.expired', 'code.verified', 'user.created',"
            + " 'user.updated', 'user.deleted'])[1 + n % 6]";

    /** Except PostgreSQL's catalog, which lists the months, and the 64 parts of the number of users. */
    private static final Pattern SEQUENTIAL_SCAN = Pattern.compile("Seq Scan on (?!pg_|user_counts\\b)");

    private static final Pattern MONTH = Pattern.compile(" on (audit_events_\\d{4}_\\d{2})\\b");

    private final Connection connection;

    private Planner(Connection connection) {
        this.connection = connection;
    }

    static Planner start() throws SQLException {
        return start(ANY_TYPE, "'mismatch'");
    }

    /** Rows as after an import of users, before the first login. */
    public static Planner afterAnImport() throws SQLException {
        return start("'user.created'", "NULL");
    }

    private static Planner start(String type, String reason) throws SQLException {
        Connection connection = Sql.connectSimply(Sql.superuser());
        connection.setAutoCommit(false);
        connection.createStatement().execute(ROWS.formatted(type, reason));
        return new Planner(connection);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    /** @throws AssertionError unless every statement that the work sends uses an index, and these indexes are among them */
    public String expect(List<String> indexes, Runnable work) {
        String plan = Statements.of(work).stream()
                .filter(statement -> !statement.startsWith("set transaction"))
                .map(this::plan)
                .collect(Collectors.joining());
        assertUsed(indexes, plan);
        return plan;
    }

    public static void assertUsed(List<String> indexes, String plan) {
        indexes.forEach(
                index -> assertTrue(plan.matches("(?s).* Scan (Backward )?(using|on) " + index + "\\b.*"), plan));
        assertFalse(SEQUENTIAL_SCAN.matcher(plan).find(), plan);
    }

    /** The generic plan, for any parameters. */
    public String plan(String statement) {
        StringBuilder plan = new StringBuilder(statement).append('\n');
        read("EXPLAIN (GENERIC_PLAN) " + statement, line -> plan.append(line).append('\n'));
        return withIndexNamesOfTheMigration(plan.toString());
    }

    /**
     * The plans of a statement that runs, including those inside its functions and triggers. It is rolled back at once.
     *
     * @param values of its parameters, as SQL
     */
    public String plansOf(String statement, List<String> values) {
        StringBuilder plans = new StringBuilder(statement).append('\n');
        try (var running = connection.createStatement()) {
            var before = connection.setSavepoint();
            running.execute("PREPARE planned AS " + statement);
            running.execute("EXECUTE planned(" + String.join(", ", values) + ")");
            for (SQLWarning each = running.getWarnings(); each != null; each = each.getNextWarning()) {
                plans.append(each.getMessage()).append('\n');
            }
            running.execute("DEALLOCATE planned");
            connection.rollback(before);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
        return withIndexNamesOfTheMigration(plans.toString());
    }

    /** The plans of verify_code, with limits that the rows do not exhaust. */
    public String verification(String user, String finding, String code) {
        return plansOf(
                HotStatements.VERIFY,
                List.of(user, finding, code, "50", "50", "'login-service'", "NULL", "NULL", "NULL", "''"));
    }

    /** The partitions that a plan reads. */
    public static Set<String> months(String plan) {
        return MONTH.matcher(plan).results().map(month -> month.group(1)).collect(Collectors.toSet());
    }

    /** Replaces the name of each partition's index by the name in the migration. */
    private String withIndexNamesOfTheMigration(String plan) {
        AtomicReference<String> named = new AtomicReference<>(plan);
        read(
                "SELECT inhrelid::regclass || ' ' || inhparent::regclass"
                        + " FROM pg_inherits JOIN pg_index ON indexrelid = inhrelid",
                pair -> {
                    String[] names = pair.split(" ");
                    named.updateAndGet(text -> text.replace(names[0] + " ", names[1] + " "));
                });
        return named.get();
    }

    private void read(String query, Consumer<String> line) {
        try (var statement = connection.createStatement();
                ResultSet lines = statement.executeQuery(query)) {
            while (lines.next()) {
                line.accept(lines.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
