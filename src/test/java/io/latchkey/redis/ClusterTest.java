package io.latchkey.redis;

import static io.latchkey.redis.LiveCluster.eventually;
import static io.latchkey.redis.LiveRedis.await;
import static io.latchkey.redis.WindowOf.someone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Reservation.Exhausted;
import io.latchkey.domain.code.Reservation.Granted;
import io.latchkey.domain.code.Reservation.Undecided;
import io.latchkey.domain.user.UserId;
import io.vertx.redis.client.Command;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Windows on the nodes of a cluster, each user's on one of them, and what happens to them when a node fails. */
class ClusterTest {

    @RegisterExtension
    static final LiveCluster CLUSTER = new LiveCluster();

    private static final Set<Integer> MASTERS = Set.of(0, 1, 2);

    private final WindowOf quota = new WindowOf(CLUSTER.client);

    @Test
    void windows_ofManyUsers_areOnAllNodes() {
        assertEquals(MASTERS, users(50).stream().map(ClusterTest::master).collect(Collectors.toSet()));
    }

    @Test
    void seventh_isExhausted_onEveryNode_andHasRoomWhenAPlaceIsGivenBack() {
        for (UserId user : oneOnEachNode()) {
            Reservation first = quota.reserve(user);
            IntStream.range(0, 5).forEach(time -> assertInstanceOf(Granted.class, quota.reserve(user)));
            assertInstanceOf(Exhausted.class, quota.reserve(user));
            quota.giveBack(user, first);
            assertInstanceOf(Granted.class, quota.reserve(user));
        }
    }

    @Test
    void script_unknownToANode_isSentToIt() {
        CLUSTER.consoles.forEach(node -> await(node.script(List.of("FLUSH"))));
        oneOnEachNode().forEach(user -> assertInstanceOf(Granted.class, quota.reserve(user)));
        String digest = LuaScript.load("/redis/sliding-window.lua").digest();
        for (int master : MASTERS) {
            assertEquals(
                    1,
                    await(CLUSTER.consoles.get(master).script(List.of("EXISTS", digest)))
                            .get(0)
                            .toInteger());
        }
    }

    @Test
    void answer_isOnTheCallersContext() {
        IntStream.range(0, 10).forEach(time -> quota.assertOnTheCallersContext(CLUSTER.vertx));
    }

    @Test
    void slotThatMoved_isFollowed() {
        UserId user = on(1);
        int slot = CLUSTER.slot(key(user));
        String target = CLUSTER.cluster(2, "MYID").toString();
        CLUSTER.cluster(2, "SETSLOT", slot, "NODE", target);
        CLUSTER.cluster(1, "SETSLOT", slot, "NODE", target);
        assertInstanceOf(Granted.class, quota.reserve(user));
        assertEquals(
                1,
                await(CLUSTER.consoles.get(2).zcard(key(user))).toInteger(),
                "the place is not where the slot is now");
    }

    /** Until the replica has taken over, the windows answer that they do not decide: PostgreSQL's history does. */
    @Test
    void nodeThatFails_isUndecided_untilItsReplicaGoesOnWithTheSamePlaces() {
        UserId user = on(0);
        IntStream.range(0, 6).forEach(time -> assertInstanceOf(Granted.class, quota.reserve(user)));
        eventually(() -> CLUSTER.info(3, "keyspace").contains("keys=")
                && await(CLUSTER.consoles.get(0).send(Command.WAIT, "1", "1000"))
                                .toInteger()
                        == 1);
        CLUSTER.nodes.get(0).stop();
        try {
            Set<Class<?>> answers = answersUntilDecided(user);
            assertTrue(answers.contains(Undecided.class), answers.toString());
            assertFalse(answers.contains(Granted.class), answers.toString());
            assertTrue(CLUSTER.info(3, "replication").contains("role:master"));
        } finally {
            CLUSTER.nodes.get(0).restart();
        }
    }

    private Set<Class<?>> answersUntilDecided(UserId user) {
        Set<Class<?>> answers = new HashSet<>();
        eventually(() -> {
            Reservation answer = quota.reserve(user);
            answers.add(answer.getClass());
            return !(answer instanceof Undecided);
        });
        return answers;
    }

    private static List<UserId> oneOnEachNode() {
        return MASTERS.stream().map(ClusterTest::on).toList();
    }

    private static UserId on(int master) {
        return Stream.generate(WindowOf::someone)
                .filter(user -> master(user) == master)
                .findFirst()
                .orElseThrow();
    }

    private static List<UserId> users(int many) {
        return IntStream.range(0, many).mapToObj(number -> someone()).toList();
    }

    private static int master(UserId user) {
        return LiveCluster.master(CLUSTER.slot(key(user)));
    }

    private static String key(UserId user) {
        return RedisWindow.key(Quota.OF_USER, user);
    }
}
