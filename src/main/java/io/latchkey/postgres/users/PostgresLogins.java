package io.latchkey.postgres.users;

import io.latchkey.domain.code.Login;
import io.latchkey.domain.user.User;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.VerificationMethod;
import io.latchkey.postgres.Database;
import io.latchkey.usecase.Logins;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The single statement of verification-methods. It bypasses Hibernate, which took four, because a login waits for it. */
@ApplicationScoped
class PostgresLogins implements Logins {

    /** Periods do not overlap, so the newest code is the last to end and the only one that can be active. */
    static final String STATEMENT = """
        SELECT u.active, m.type, m.display, m.is_primary, c.ends_at
        FROM users AS u
            LEFT JOIN verification_methods AS m ON m.user_id = u.id
            LEFT JOIN LATERAL (
                SELECT ends_at FROM temporary_verification_codes WHERE user_id = u.id ORDER BY issued_at DESC LIMIT 1
            ) AS c ON c.ends_at > clock_timestamp()
        WHERE u.id = $1
        ORDER BY m.position
        """;

    private final Database database;
    private final Pool pool;

    PostgresLogins(Database database, Pool pool) {
        this.database = database;
        this.pool = pool;
    }

    @Override
    public Uni<Optional<Login>> login(UserId id) {
        return database.statement(() -> pool.withConnection(
                        connection -> connection.preparedQuery(STATEMENT).execute(Tuple.of(id.value()))))
                .map(rows -> login(
                        id, StreamSupport.stream(rows.spliterator(), false).toList()));
    }

    /** One row per method, and a single row for a user without methods. */
    private static Optional<Login> login(UserId id, List<Row> rows) {
        List<VerificationMethod> methods = rows.stream()
                .filter(row -> row.getString("type") != null)
                .map(PostgresLogins::method)
                .toList();
        return rows.stream()
                .findFirst()
                .map(row -> new Login(new User(id, row.getBoolean("active"), methods), endsAt(row)));
    }

    private static VerificationMethod method(Row row) {
        return new VerificationMethod(
                row.getString("type"), Optional.ofNullable(row.getString("display")), row.getBoolean("is_primary"));
    }

    private static Optional<Instant> endsAt(Row row) {
        return Optional.ofNullable(row.getOffsetDateTime("ends_at")).map(OffsetDateTime::toInstant);
    }
}
