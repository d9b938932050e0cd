package io.latchkey.proof.benchmark;

import io.latchkey.postgres.codes.HotStatements;
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
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The minimum that any implementation of verify must do: Quarkus's own HTTP server and PostgreSQL client, the service's
 * statements, its pool size and its number of event loops. No tokens, roles, hashes, Redis or validation. {@code /constant}
 * shows what the HTTP server alone can do.
 */
public final class Floor extends AbstractVerticle {

    private static final int CONNECTIONS = 20;

    /** The code of each user, like the service's cache of verified codes. */
    private static final Map<String, UUID> KNOWN = new ConcurrentHashMap<>();

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
        ask(user, null, KNOWN.get(user))
                .compose(row -> row.getUUID("candidate") == null
                        ? Future.succeededFuture(row)
                        : ask(user, "verified", remembered(user, row)))
                .onSuccess(row -> answer(context, row.getOffsetDateTime("ends_at")))
                .onFailure(context::fail);
    }

    private static UUID remembered(String user, Row row) {
        KNOWN.put(user, row.getUUID("candidate"));
        return row.getUUID("candidate");
    }

    private Future<Row> ask(String user, String finding, UUID code) {
        Tuple parameters = Tuple.tuple().addString(user).addString(finding).addUUID(code);
        parameters.addInteger(10).addInteger(50).addString("login-service").addString("latchkey-dev");
        parameters.addString(null).addString("127.0.0.1").addString("request");
        return pool.preparedQuery(HotStatements.VERIFY)
                .execute(parameters)
                .map(rows -> rows.iterator().next());
    }

    private static void answer(RoutingContext context, OffsetDateTime endsAt) {
        HttpServerResponse response = context.response().putHeader("Content-Type", "application/json");
        response.end("{\"verified\":true,\"amr\":[\"tvc\"],\"sessionNotAfter\":\"" + endsAt + "\"}");
    }
}
