package io.latchkey.redis;

import io.latchkey.dev.stores.EmbeddedRedis;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real Redis and a client, configured as in application.properties but without Quarkus, so that it starts in a fraction of a second. */
final class LiveRedis implements AfterAllCallback {

    final EmbeddedRedis server = EmbeddedRedis.start();
    final Vertx vertx = Vertx.vertx();
    final RedisAPI client = RedisAPI.api(Redis.createClient(vertx, options(server)));

    static RedisOptions options(EmbeddedRedis... servers) {
        RedisOptions options = new RedisOptions();
        for (EmbeddedRedis server : servers) {
            options.addConnectionString("redis://127.0.0.1:" + server.port());
        }
        return options.setMaxPoolSize(6)
                .setMaxPoolWaiting(256)
                .setNetClientOptions(
                        new NetClientOptions().setConnectTimeout(1000).setReadIdleTimeout(10));
    }

    /** The members of a window, oldest first. */
    List<String> places(String key) {
        return StreamSupport.stream(
                        await(client.zrange(List.of(key, "0", "-1"))).spliterator(), false)
                .map(Response::toString)
                .toList();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        await(vertx.close());
        server.stop();
    }
}
