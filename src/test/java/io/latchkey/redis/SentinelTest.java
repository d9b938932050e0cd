package io.latchkey.redis;

import static io.latchkey.redis.LiveCluster.eventually;
import static io.latchkey.redis.LiveRedis.await;
import static io.latchkey.redis.WindowOf.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.latchkey.dev.stores.EmbeddedRedis;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Reservation.Exhausted;
import io.latchkey.domain.code.Reservation.Granted;
import io.latchkey.domain.code.Reservation.Undecided;
import io.latchkey.domain.user.UserId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisRole;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows on a master that a real Sentinel monitors, and on the replica that it promotes. */
class SentinelTest {

    private static final String MASTER = "latchkey";

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final EmbeddedRedis master = EmbeddedRedis.start("--repl-diskless-sync-delay", "0");
    private final EmbeddedRedis replica = EmbeddedRedis.start("--replicaof", "127.0.0.1 " + master.port());
    private EmbeddedRedis sentinel;
    private RedisAPI client;
    private WindowOf quota;

    @BeforeEach
    void watch() throws IOException {
        Path file = Files.writeString(directory.resolve("sentinel.conf"), """
                sentinel monitor %1$s 127.0.0.1 %2$d 1
                sentinel down-after-milliseconds %1$s 500
                sentinel failover-timeout %1$s 5000
                """.formatted(MASTER, master.port()));
        eventually(() -> info(master).contains("connected_slaves:1"));
        sentinel = EmbeddedRedis.start(file.toString(), "--sentinel");
        eventually(() -> sentinelKnowsTheReplica());
        client = RedisAPI.api(Redis.createClient(
                vertx,
                LiveRedis.options(sentinel)
                        .setType(RedisClientType.SENTINEL)
                        .setRole(RedisRole.MASTER)
                        .setMasterName(MASTER)));
        quota = new WindowOf(client);
    }

    @AfterEach
    void end() {
        client.close();
        await(vertx.close());
        List.of(sentinel, replica, master).forEach(EmbeddedRedis::stop);
    }

    @Test
    void windows_areThoseOfTheMaster_andAnswerOnTheCallersContext() {
        UserId user = someone();
        Reservation first = quota.reserve(user);
        IntStream.range(0, 5).forEach(time -> assertInstanceOf(Granted.class, quota.reserve(user)));
        assertInstanceOf(Exhausted.class, quota.reserve(user));
        quota.giveBack(user, first);
        assertInstanceOf(Granted.class, quota.reserve(user));
        quota.assertOnTheCallersContext(vertx);
    }

    /** Until then the windows answer that they do not decide: PostgreSQL's history does. */
    @Test
    void masterThatFails_isUndecided_untilItsReplicaGoesOnWithTheSamePlaces() {
        UserId user = someone();
        IntStream.range(0, 6).forEach(time -> assertInstanceOf(Granted.class, quota.reserve(user)));
        assertEquals(
                1,
                ask(master, console -> console.send(Command.WAIT, "1", "5000")).toInteger());
        master.stop();
        assertInstanceOf(Undecided.class, quota.reserve(user));
        eventually(() -> !(quota.reserve(user) instanceof Undecided));
        assertInstanceOf(Exhausted.class, quota.reserve(user));
        assertInstanceOf(Granted.class, quota.reserve(someone()));
    }

    private boolean sentinelKnowsTheReplica() {
        return ask(sentinel, console -> console.send(Command.create("sentinel"), "REPLICAS", MASTER))
                        .size()
                == 1;
    }

    private String info(EmbeddedRedis server) {
        return ask(server, console -> console.info(List.of("replication"))).toString();
    }

    private Response ask(EmbeddedRedis server, Function<RedisAPI, Future<Response>> question) {
        RedisAPI console = RedisAPI.api(Redis.createClient(vertx, LiveRedis.options(server)));
        try {
            return await(question.apply(console));
        } finally {
            console.close();
        }
    }
}
