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

/** Plans statements among rows enough that reading all of them would be a mistake. Never committed: other tests do not see them. */
public final class Planner implements AutoCloseable {

    private static final String ROWS = """
            -- Past the triggers that would count users, and have all events happen now.
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
            -- In every month there is.
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

    /** But for PostgreSQL's own tables, of which one tells the months that there are; and for the parts of the number of users. */
    private static final Pattern READ_AS_A_WHOLE = Pattern.compile("Seq Scan on (?!pg_|user_counts\\b)");

    private static final Pattern MONTH = Pattern.compile(" on (audit_events_\\d{4}_\\d{2})\\b");

    private final Connection connection;

    private Planner(Connection connection) {
        this.connection = connection;
    }

    static Planner start() throws SQLException {
        return start(ANY_TYPE, "'mismatch'");
    }

    /** Users were imported, and nobody has logged in. */
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

    /** @throws AssertionError unless each of the statements that the work sends finds an index, these among them */
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
        assertFalse(READ_AS_A_WHOLE.matcher(plan).find(), plan);
    }

    /** For whatever parameters. */
    public String plan(String statement) {
        StringBuilder plan = new StringBuilder(statement).append('\n');
        read("EXPLAIN (GENERIC_PLAN) " + statement, line -> plan.append(line).append('\n'));
        return withIndexesOfMonthsNamed(plan.toString());
    }

    /**
     * The plans of a statement that is carried out, with those of the functions and triggers behind it. Undone at once.
     *
     * @param values of its parameters, as SQL
     */
    public String plansOf(String statement, List<String> values) {
        StringBuilder plans = new StringBuilder(statement).append('\n');
        try (var carriedOut = connection.createStatement()) {
            var before = connection.setSavepoint();
            carriedOut.execute("PREPARE planned AS " + statement);
            carriedOut.execute("EXECUTE planned(" + String.join(", ", values) + ")");
            for (SQLWarning each = carriedOut.getWarnings(); each != null; each = each.getNextWarning()) {
                plans.append(each.getMessage()).append('\n');
            }
            carriedOut.execute("DEALLOCATE planned");
            connection.rollback(before);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
        return withIndexesOfMonthsNamed(plans.toString());
    }

    /** Of verify_code, with limits that no event of the rows exhausts. */
    public String verification(String user, String finding, String code) {
        return plansOf(
                HotStatements.VERIFY,
                List.of(user, finding, code, "50", "50", "'login-service'", "NULL", "NULL", "NULL", "''"));
    }

    /** The months that a plan looks into. */
    public static Set<String> months(String plan) {
        return MONTH.matcher(plan).results().map(month -> month.group(1)).collect(Collectors.toSet());
    }

    /** By the name that the index has in the migration: each month has one of its own. */
    private String withIndexesOfMonthsNamed(String plan) {
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
