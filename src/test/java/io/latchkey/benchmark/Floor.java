package io.latchkey.benchmark;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * The least that any implementation of verify must do: Quarkus's own HTTP server and PostgreSQL client, the service's
 * statements, its pool and its number of event loops. No token, no role, no hash, no throttle of Redis's, no validation.
 * And, under {@code /constant}, what the HTTP server alone can do.
 */
public final class Floor extends AbstractVerticle {

    private static final int CONNECTIONS = 20;

    private static final String CANDIDATE = """
        SELECT c.id, c.hash, c.ends_at, clock_timestamp()
        FROM temporary_verification_codes c JOIN users u ON u.id = c.user_id
        WHERE c.user_id = $1 AND u.active AND c.ends_at > clock_timestamp() - interval '24 hours'
        ORDER BY c.issued_at DESC LIMIT 1
        """;

    private static final String LOCK = "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended($1, 0))";

    private static final String WRONG_CODES = "SELECT count(*) FROM audit_events WHERE user_id = $1"
            + " AND type = 'code.verified' AND reason IN ('mismatch', 'expired', 'no_active_code')"
            + " AND at < now() + interval '1 hour' AND at";

    private static final String USE = """
        UPDATE temporary_verification_codes SET uses = uses + 1, last_used_at = clock_timestamp()
        WHERE user_id = $1 AND id = $2 AND ends_at > clock_timestamp()
          AND (%s > now() - interval '1 hour') < 10 AND (%s > now() - interval '24 hours') < 50
        """.formatted(WRONG_CODES, WRONG_CODES);

    private static final String RECORD = """
        INSERT INTO audit_events (id, type, user_id, actor_subject, actor_client_id, source_ip, request_id, outcome)
        VALUES ($1, 'code.verified', $2, 'login-service', 'latchkey-dev', '127.0.0.1', $3, 'success')
        """;

    private final Pool pool;

    private Floor(Pool pool) {
        this.pool = pool;
    }

    public static void main(String... arguments) {
        Vertx vertx = Vertx.vertx();
        PgConnectOptions postgres = PgConnectOptions.fromUri(arguments[1])
                .setUser(arguments[2])
                .setPassword(arguments[3])
                .setCachePreparedStatements(true);
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(postgres)
                .using(vertx)
                .build();
        JsonObject config = new JsonObject().put("port", Integer.parseInt(arguments[0]));
        int eventLoops = 2 * Runtime.getRuntime().availableProcessors();
        DeploymentOptions options =
                new DeploymentOptions().setInstances(eventLoops).setConfig(config);
        vertx.deployVerticle(() -> new Floor(pool), options);
    }

    @Override
    public void start() {
        Router router = Router.router(vertx);
        router.get("/").handler(context -> context.response().end());
        router.post().handler(BodyHandler.create(false));
        router.post("/constant").handler(context -> answer(context, OffsetDateTime.MAX));
        router.post("/v1/users/:userId/temporary-verification-code/verify").handler(this::verify);
        vertx.createHttpServer().requestHandler(router).listen(config().getInteger("port"), "127.0.0.1");
    }

    private void verify(RoutingContext context) {
        String user = context.pathParam("userId");
        context.body().asJsonObject().getString("code");
        pool.preparedQuery(CANDIDATE)
                .execute(Tuple.of(user))
                .compose(rows -> conclude(user, rows.iterator().next()))
                .onSuccess(endsAt -> answer(context, endsAt))
                .onFailure(context::fail);
    }

    private Future<OffsetDateTime> conclude(String user, Row code) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(user))
                .compose(locked -> connection.preparedQuery(USE).execute(Tuple.of(user, code.getUUID("id"))))
                .compose(used -> record(connection, user))
                .map(code.getOffsetDateTime("ends_at")));
    }

    private static Future<Void> record(SqlConnection connection, String user) {
        UUID id = UUID.randomUUID();
        return connection
                .preparedQuery(RECORD)
                .execute(Tuple.of(id, user, id.toString()))
                .mapEmpty();
    }

    private static void answer(RoutingContext context, OffsetDateTime endsAt) {
        HttpServerResponse response = context.response().putHeader("Content-Type", "application/json");
        response.end("{\"verified\":true,\"amr\":[\"tvc\"],\"sessionNotAfter\":\"" + endsAt + "\"}");
    }
}
