package io.latchkey.redis;

import static io.latchkey.redis.LiveRedis.await;

import io.latchkey.dev.stores.EmbeddedRedis;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real Redis Cluster: three masters with a third of the slots each, a replica of the first of them, and a client as
 * {@code quarkus.redis.client-type=cluster} creates it.
 */
final class LiveCluster implements BeforeAllCallback, AfterAllCallback {

    static final int SLOTS = 16_384;

    private static final int MASTERS = 3;

    final Vertx vertx = Vertx.vertx();
    private final List<Integer> buses =
            IntStream.rangeClosed(0, MASTERS).map(node -> freePort()).boxed().toList();

    /** The masters, and the replica last. */
    final List<EmbeddedRedis> nodes = buses.stream().map(LiveCluster::node).toList();

    final List<RedisAPI> consoles = nodes.stream()
            .map(node -> RedisAPI.api(Redis.createClient(vertx, LiveRedis.options(node))))
            .toList();
    final RedisAPI client = RedisAPI.api(Redis.createClient(
            vertx, LiveRedis.options(nodes.toArray(EmbeddedRedis[]::new)).setType(RedisClientType.CLUSTER)));

    /** A node counts as failed after one second instead of fifteen. */
    private static EmbeddedRedis node(int bus) {
        return EmbeddedRedis.start(
                "--cluster-enabled",
                "yes",
                "--cluster-node-timeout",
                "1000",
                "--cluster-port",
                Integer.toString(bus),
                "--repl-diskless-sync-delay",
                "0");
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        for (int i = 0; i < MASTERS; i++) {
            cluster(i, "ADDSLOTSRANGE", first(i), first(i + 1) - 1);
        }
        for (int i = 1; i <= MASTERS; i++) {
            cluster(0, "MEET", "127.0.0.1", nodes.get(i).port(), buses.get(i));
        }
        eventually(() -> IntStream.rangeClosed(0, MASTERS).allMatch(this::knowsAll));
        cluster(MASTERS, "REPLICATE", cluster(0, "MYID"));
        eventually(() -> info(MASTERS, "replication").contains("master_link_status:up"));
    }

    private boolean knowsAll(int node) {
        String info = cluster(node, "INFO").toString();
        return info.contains("cluster_state:ok") && info.contains("cluster_known_nodes:" + nodes.size());
    }

    private static int first(int master) {
        return master * SLOTS / MASTERS;
    }

    Response cluster(int node, Object... arguments) {
        return await(consoles.get(node)
                .cluster(Stream.of(arguments).map(Object::toString).toList()));
    }

    String info(int node, String section) {
        return await(consoles.get(node).info(List.of(section))).toString();
    }

    int slot(String key) {
        return cluster(1, "KEYSLOT", key).toInteger();
    }

    /** The master that owns a slot. */
    static int master(int slot) {
        return IntStream.range(0, MASTERS)
                .filter(master -> slot < first(master + 1))
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within a minute");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        client.close();
        consoles.forEach(RedisAPI::close);
        await(vertx.close());
        nodes.forEach(EmbeddedRedis::stop);
    }
}
