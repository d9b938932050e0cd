package io.latchkey.proof.benchmark;

import java.sql.SQLException;
import java.util.List;

/**
 * The indexes that no constraint needs. They are dropped while much is loaded, because creating each afterwards takes a
 * fraction of the time.
 */
record Indexes(List<String> definitions) {

    /** Of the tables that are not a partition. */
    private static final String OF_TABLES = """
        FROM pg_index JOIN pg_class AS tables ON tables.oid = indrelid
            WHERE tables.relnamespace = current_schema()::regnamespace AND NOT tables.relispartition
              AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid)
              AND tables.relname IN ('users', 'user_emails', 'temporary_verification_codes', 'audit_events')
        """;

    private static final String DEFINITIONS =
            "SELECT replace(pg_get_indexdef(indexrelid), ' ON ONLY ', ' ON ') " + OF_TABLES;

    private static final String DROP =
            "SELECT 'DROP INDEX ' || string_agg(indexrelid::regclass::text, ', ') " + OF_TABLES;

    static Indexes drop(BenchmarkLog console) throws SQLException {
        Indexes indexes = new Indexes(console.texts(DEFINITIONS));
        console.run(console.text(DROP));
        return indexes;
    }

    void create(BenchmarkLog console) throws SQLException {
        console.run("SET maintenance_work_mem = '512MB'");
        for (String definition : definitions) {
            console.run(definition);
        }
    }
}
