package io.latchkey.proof.benchmark;

import io.latchkey.domain.code.CodeText;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The users of the benchmark: some with an active code, some without, some who will receive one. */
final class BenchmarkPopulation {

    /** Many users have the same code, each a row of its own: computing a hundred thousand hashes would take a minute. */
    private static final int DIFFERENT_CODES = 10_000;

    private static final int MANY = 100_000;

    private static final String EMPTY =
            "TRUNCATE users, verification_methods, user_emails, temporary_verification_codes, audit_events, audit_chains";

    private static final String USERS = """
        INSERT INTO users (id, user_name, external_id, display_name, family_name, given_name)
            SELECT k || n, k || n || '@example.org', k || n, 'User ' || n, 'Family ' || n % 5000, 'Given ' || n % 500
            FROM (VALUES ('code-', ?), ('first-', ?), ('none-', ?), ('issue-', ?)) AS kinds (k, many), generate_series(1, many) AS n
        """;

    /** Loading bypasses the triggers that count. */
    private static final String COUNTS =
            "UPDATE user_counts SET users = CASE part WHEN 0 THEN (SELECT count(*) FROM users) ELSE 0 END";

    private static final String METHODS = """
        INSERT INTO verification_methods (user_id, position, type, display)
            SELECT id, p, (ARRAY['totp', 'webauthn'])[p + 1], 'Device ' || p FROM users, generate_series(0, 1) AS p
        """;

    private static final String EMAILS = """
        INSERT INTO user_emails (user_id, position, value, type, is_primary)
            SELECT id, 0, user_name, 'work', true FROM users
        """;

    /** Each code has the same id whenever it is loaded, so that the service's cache of verified codes stays valid. */
    private static final String CODES = """
        INSERT INTO temporary_verification_codes (id, user_id, hash, issued_at, ends_at, issued_by)
            SELECT md5(k || n)::uuid, k || n, hashes[(n - 1) % cardinality(hashes) + 1],
                   now(), now() + interval '24 hours', 'carol'
            FROM (SELECT ?::text[] AS hashes) AS all_hashes, (VALUES ('code-', ?), ('first-', ?)) AS kinds (k, many),
                 generate_series(1, many) AS n
        """;

    private final Sizes sizes;
    private final List<CodeText> codes;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger nextFirst = new AtomicInteger();
    private final AtomicInteger nextIssuing = new AtomicInteger();
    private List<String> hashes;

    BenchmarkPopulation(Sizes sizes) {
        this.sizes = sizes;
        this.codes = IntStream.range(0, Math.min(sizes.codes(), DIFFERENT_CODES))
                .mapToObj(n -> CodeText.random(random))
                .toList();
    }

    /**
     * Replaces everything that was there before.
     *
     * @param superuser bypasses triggers; the tables exist already
     */
    void load(Connection superuser, Map<String, String> pepper) throws SQLException {
        if (hashes == null) {
            hashes = Hashes.of(codes, pepper, random);
        }
        BenchmarkLog console = new BenchmarkLog(superuser);
        console.run("SET session_replication_role = replica");
        console.run(EMPTY);
        if (sizes.everyone() < MANY) {
            fill(console);
        } else {
            Indexes indexes = Indexes.drop(console);
            fill(console);
            indexes.create(console);
        }
        console.run(
                "VACUUM ANALYZE users, verification_methods, user_emails, temporary_verification_codes, audit_events");
        console.run("VACUUM ANALYZE audit_chains");
        nextFirst.set(0);
        nextIssuing.set(0);
    }

    private void fill(BenchmarkLog console) throws SQLException {
        console.run(USERS, sizes.codes(), sizes.first(), sizes.users(), sizes.issuing());
        console.run(METHODS);
        console.run(EMAILS);
        console.run(CODES, console.connection().createArrayOf("text", hashes.toArray()), sizes.codes(), sizes.first());
        console.run(COUNTS);
        new BenchmarkTrail(sizes).load(console);
    }

    /** One user per line, and after a tab the code to present. */
    List<String> lines(Scenario.Group group) {
        return switch (group) {
            case CODES ->
                some(sizes.codes(), 0).map(n -> "code-" + n + "\t" + code(n)).toList();
            case FIRST ->
                next(nextFirst, Sizes.FIRST)
                        .map(n -> "first-" + n + "\t" + code(n))
                        .toList();
            case WRONG ->
                some(sizes.codes(), 0)
                        .map(n -> "code-" + n + "\t" + anotherCode())
                        .toList();
            case NONE ->
                some(sizes.users(), 0)
                        .map(n -> "none-" + n + "\t" + anotherCode())
                        .toList();
            case RESTED -> some(sizes.users(), 1).map(n -> "none-" + n).toList();
            case CHANGED -> some(sizes.users(), 2).map(n -> "none-" + n).toList();
            case ISSUING ->
                next(nextIssuing, sizes.issuingAtOnce()).map(n -> "issue-" + n).toList();
        };
    }

    /** The same lines from a random start: no two loads use the same users at the same time. */
    List<String> shifted(Scenario.Group group) {
        List<String> lines = new ArrayList<>(lines(group));
        Collections.rotate(lines, random.nextInt(lines.size()));
        return lines;
    }

    /** Users without a request so far. */
    private static Stream<Integer> next(AtomicInteger next, int many) {
        int first = next.getAndAdd(many);
        return IntStream.rangeClosed(first + 1, first + many).boxed();
    }

    /**
     * Users from the whole table.
     *
     * @param share different users for each share, if there are enough
     */
    private static Stream<Integer> some(int many, int share) {
        int step = Math.max(1, many / Sizes.ASKED);
        return IntStream.iterate(1 + share % step, n -> n <= many, n -> n + step)
                .boxed();
    }

    private String code(int n) {
        return codes.get((n - 1) % codes.size()).reveal();
    }

    private String anotherCode() {
        return CodeText.random(random).reveal();
    }
}
