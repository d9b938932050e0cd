package io.latchkey.proof.benchmark;

import io.latchkey.dev.stores.EmbeddedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The executed plans, also of statements inside functions, from PostgreSQL's log. EXPLAIN (ANALYZE, BUFFERS) of a copied
 * statement would show the plan for other parameters.
 */
record PlanLog(Connection superuser) implements AutoCloseable {

    private static final int LONGEST = 60_000;

    private static final List<String> ON = List.of(
            "ALTER SYSTEM SET session_preload_libraries = 'auto_explain'",
            "ALTER SYSTEM SET auto_explain.log_min_duration = 0",
            "ALTER SYSTEM SET auto_explain.log_nested_statements = on",
            "ALTER SYSTEM SET auto_explain.log_analyze = on",
            "ALTER SYSTEM SET auto_explain.log_buffers = on",
            "ALTER SYSTEM SET auto_explain.log_verbose = off");

    private static final List<String> OFF = List.of(
            "ALTER SYSTEM RESET session_preload_libraries", "ALTER SYSTEM SET auto_explain.log_min_duration = -1");

    /** A connection loads the library when it begins. */
    private static final String RECONNECT =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'latchkey'";

    static PlanLog of(EmbeddedDatabase database) throws SQLException {
        Connection superuser = database.connect(database.superuser());
        new BenchmarkLog(superuser).run("LOAD 'auto_explain'");
        set(superuser, ON);
        return new PlanLog(superuser);
    }

    private static void set(Connection superuser, List<String> settings) throws SQLException {
        BenchmarkLog console = new BenchmarkLog(superuser);
        console.configure(settings);
        console.run(RECONNECT);
    }

    /** The end of the log that PostgreSQL writes during the work. */
    String during(Runnable work) throws SQLException {
        long beginning = size();
        work.run();
        long end = size();
        long from = Math.max(beginning, end - LONGEST);
        return new BenchmarkLog(superuser).text("SELECT pg_read_file('log', %d, %d)".formatted(from, end - from));
    }

    private long size() throws SQLException {
        return new BenchmarkLog(superuser).number("SELECT (pg_stat_file('log')).size");
    }

    @Override
    public void close() throws SQLException {
        set(superuser, OFF);
        superuser.close();
    }
}
