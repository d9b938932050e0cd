package io.latchkey.benchmark;

import io.latchkey.domain.CodeText;
import io.latchkey.hashing.Bulkhead;
import io.latchkey.hashing.Pepper;
import io.latchkey.hashing.PepperKey;
import io.latchkey.hashing.WorkerHashing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.mutiny.core.Vertx;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Everyone the benchmark asks about: some with a live code, some without, some to be given one. */
final class Population {

    private static final String USERS = """
        INSERT INTO users (id, user_name, display_name)
            SELECT k || n, k || n || '@example.org', 'User ' || n
            FROM (VALUES ('code-', ?), ('none-', ?), ('issue-', ?)) AS kinds (k, many), generate_series(1, many) AS n
        """;

    private static final String METHODS = """
        INSERT INTO verification_methods (user_id, position, type, display)
            SELECT id, p, (ARRAY['totp', 'webauthn'])[p + 1], 'Device ' || p FROM users, generate_series(0, 1) AS p
        """;

    private static final String CODES = """
        INSERT INTO temporary_verification_codes (id, user_id, hash, issued_at, ends_at, issued_by)
            SELECT gen_random_uuid(), 'code-' || n, hash, now(), now() + interval '24 hours', 'carol'
            FROM unnest(?) WITH ORDINALITY AS hashes (hash, n)
        """;

    /** Of the last month, a few of each user; as they are, past the trigger that would chain them and have them happen now. */
    private static final String EVENTS = """
            INSERT INTO audit_events (id, at, type, user_id, actor_subject, request_id, outcome, position)
                SELECT gen_random_uuid(), now() - random() * interval '30 days', 'code.verified',
                       CASE WHEN n % 2 = 0 THEN 'code-' || n % ? + 1 ELSE 'none-' || n % ? + 1 END,
                       'login-service', 'request-' || n, 'success', 1
                FROM generate_series(1, ?) AS n
            """;

    private final Sizes sizes;
    private final List<CodeText> codes;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger nextIssuing = new AtomicInteger();

    Population(Sizes sizes) {
        this.sizes = sizes;
        this.codes = IntStream.range(0, sizes.codes())
                .mapToObj(n -> CodeText.random(random))
                .toList();
    }

    /** @param superuser who may go past triggers; the service has created the tables */
    void load(Connection superuser, Map<String, String> pepper) throws SQLException {
        run(superuser, USERS, sizes.codes(), sizes.users(), sizes.issuing());
        run(superuser, METHODS);
        run(superuser, CODES, superuser.createArrayOf("text", hashes(pepper).toArray()));
        run(superuser, "SET session_replication_role = replica");
        run(superuser, EVENTS, sizes.codes(), sizes.users(), sizes.events());
        run(superuser, "ANALYZE");
    }

    private List<String> hashes(Map<String, String> pepper) {
        Vertx vertx = Vertx.vertx();
        String key = pepper.get("latchkey.pepper.active-key");
        byte[] secret = Base64.getDecoder().decode(pepper.get("latchkey.pepper.keys." + key));
        Bulkhead bulkhead = new Bulkhead(Integer.MAX_VALUE, new SimpleMeterRegistry());
        WorkerHashing hashing =
                new WorkerHashing(vertx, new Pepper(key, List.of(new PepperKey(key, secret))), 1_000, random, bulkhead);
        // Mutiny sets itself up when it is first used, and minds being asked by two at once.
        hashing.hash(codes.get(0)).await().indefinitely();
        List<String> hashes = codes.parallelStream()
                .map(code -> hashing.hash(code).await().indefinitely().encoded())
                .toList();
        vertx.closeAndAwait();
        return hashes;
    }

    private static void run(Connection connection, String text, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    /** A user a line, and after a tab the code that is presented. */
    List<String> lines(Scenario.Group group) {
        return switch (group) {
            case CODES ->
                numbered(sizes.codes())
                        .map(n -> "code-" + n + "\t" + codes.get(n - 1).reveal())
                        .toList();
            case WRONG ->
                numbered(sizes.codes())
                        .map(n -> "code-" + n + "\t" + anotherCode())
                        .toList();
            case NONE ->
                numbered(sizes.users())
                        .map(n -> "none-" + n + "\t" + anotherCode())
                        .toList();
            case ISSUING -> issuing();
        };
    }

    private List<String> issuing() {
        int first = nextIssuing.getAndAdd(Sizes.ISSUING);
        return numbered(Sizes.ISSUING).map(n -> "issue-" + (first + n)).toList();
    }

    private static Stream<Integer> numbered(int many) {
        return IntStream.rangeClosed(1, many).boxed();
    }

    private String anotherCode() {
        return CodeText.random(random).reveal();
    }
}
