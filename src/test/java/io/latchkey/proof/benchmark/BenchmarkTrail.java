package io.latchkey.proof.benchmark;

import java.sql.SQLException;

/**
 * Loads audit events of every user, spread over the months, in intact chains that the service can continue. Bypasses the
 * trigger, which would date all of them now and takes a millisecond for ten: first the first event of every user, then the
 * second of every user.
 */
final class BenchmarkTrail {

    private static final String MONTHS = """
        SELECT create_audit_partition(month)
            FROM generate_series(date_trunc('month', now() AT TIME ZONE 'UTC' - ? * interval '30 days' - interval '2 days'),
                                 now() AT TIME ZONE 'UTC', interval '1 month') AS month
            WHERE NOT has_audit_partition(month)
        """;

    private static final String BEGINNING = """
        CREATE UNLOGGED TABLE links AS
            SELECT row_number() OVER () AS n, id AS user_id, NULL::bytea AS head, NULL::timestamptz AS head_at FROM users
        """;

    /**
     * Each user's next event at a random time in the next part of the months, so that it follows the one before. The throttle
     * counts events younger than a day: none of these is. Every month has events of every type, or PostgreSQL would plan for
     * months without them.
     */
    private static final String EVENTS = """
        CREATE UNLOGGED TABLE events AS
            SELECT n, gen_random_uuid() AS id, p::bigint AS "position", user_id, head AS previous, head_at AS previous_at,
                   now() - interval '25 hours'
                         - (1 - (p - random()) / steps) * (months * interval '30 days') AS at,
                   CASE (p + n) % 5 WHEN 1 THEN 'code.generated' WHEN 0 THEN 'code.expired' ELSE 'code.verified' END AS type,
                   CASE (p + n) % 5 WHEN 1 THEN 'admin-' || n / 5 % 10 WHEN 0 THEN 'admin-' || n / 5 % 10 ELSE 'login-service' END AS actor,
                   CASE (p + n) % 5 WHEN 2 THEN 'refused' ELSE 'success' END AS outcome,
                   CASE (p + n) % 5 WHEN 2 THEN 'mismatch' END AS reason
            FROM links, (SELECT ?::int AS p, ?::int AS steps, ?::int AS months) AS step
        """;

    private static final String INSERT = """
        INSERT INTO audit_events (id, at, type, user_id, actor_subject, actor_client_id, source_ip, request_id, outcome, reason,
                                  position, previous, previous_at)
            SELECT id, at, type, user_id, actor, 'latchkey-dev', '127.0.0.1', 'request-' || n, outcome, reason,
                   "position", previous, previous_at
            FROM events
        """;

    private static final String LINKS = """
        CREATE UNLOGGED TABLE links AS
            SELECT n, user_id, at AS head_at, previous, previous_at,
                   audit_link(previous, previous_at, "position", id, at, type, user_id, actor, 'latchkey-dev', NULL,
                              '127.0.0.1', 'request-' || n, outcome, reason, '{}') AS head
            FROM events
        """;

    private static final String HEADS = """
        INSERT INTO audit_chains (user_id, length, head, head_at, previous, previous_at)
            SELECT user_id, ?, head, head_at, previous, previous_at FROM links
        """;

    private final int length;
    private final int months;

    BenchmarkTrail(Sizes sizes) {
        this.length = Math.toIntExact(sizes.events() / sizes.everyone());
        this.months = sizes.months();
    }

    void load(BenchmarkLog console) throws SQLException {
        console.run("SET ROLE latchkey_owner");
        console.run(MONTHS, months);
        console.run("RESET ROLE");
        console.run(BEGINNING);
        for (int position = 1; position <= length; position++) {
            console.run(EVENTS, position, length, months);
            console.run(INSERT);
            console.run("DROP TABLE links");
            console.run(LINKS);
            console.run("DROP TABLE events");
        }
        if (length > 0) {
            console.run(HEADS, length);
        }
        console.run("DROP TABLE links");
    }
}
