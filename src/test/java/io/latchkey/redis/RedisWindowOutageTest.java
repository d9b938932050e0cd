package io.latchkey.redis;

import static io.latchkey.redis.LiveRedis.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Reservation.Exhausted;
import io.latchkey.domain.code.Reservation.Granted;
import io.latchkey.domain.code.Reservation.Undecided;
import io.latchkey.domain.user.UserId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Windows of a Redis that has lost its data, is stopped, or does not answer. */
class RedisWindowOutageTest {

    @RegisterExtension
    static final LiveRedis REDIS = new LiveRedis();

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** Longer than a test takes, unless the test waits for it. */
    private static final Duration DELAY = Duration.ofSeconds(2);

    private static final int ENOUGH_TO_OPEN_THE_CIRCUIT = 10;

    /** Well above what a test takes, and well below the ten seconds after which a silent connection is closed. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final UserId user = new UserId(UUID.randomUUID().toString());
    private final String key = "latchkey:generate:{" + user + "}";
    private final MeterRegistry metrics = new SimpleMeterRegistry();
    private final RedisWindow<UserId> window = new RedisWindow<>(
            new SlidingWindow(REDIS.client),
            new RedisCircuit(metrics, Clock.systemUTC(), TIMEOUT, DELAY),
            Quota.OF_USER,
            UUID::randomUUID);

    @BeforeEach
    void aFreshRedis() {
        REDIS.server.restart();
        eventually(() -> reserve() instanceof Granted);
        await(REDIS.client.flushall(List.of()));
    }

    @Test
    void script_unknownToRedis_isSentAgain() {
        await(REDIS.client.script(List.of("FLUSH")));
        assertInstanceOf(Granted.class, reserve());
    }

    @Test
    void script_sentOnce_isKnownByItsDigest() {
        await(REDIS.client.script(List.of("FLUSH")));
        reserve();
        String digest = LuaScript.load("/redis/sliding-window.lua").digest();
        assertEquals(
                1, await(REDIS.client.script(List.of("EXISTS", digest))).get(0).toInteger());
    }

    @Test
    void windows_ofARedisThatLostItsData_areEmpty() {
        IntStream.range(0, 6).forEach(time -> reserve());
        assertInstanceOf(Exhausted.class, reserve());
        await(REDIS.client.flushall(List.of()));
        assertInstanceOf(Granted.class, reserve());
    }

    @Test
    void restartedRedis_isUsedAgain() {
        reserve();
        REDIS.server.restart();
        eventually(() -> reserve() instanceof Granted);
    }

    @Test
    void stoppedRedis_isUndecided() {
        Reservation before = reserve();
        REDIS.server.stop();
        assertInstanceOf(Undecided.class, reserve());
        giveBack(before);
    }

    @Test
    void stoppedRedis_startedAgain_isUsedAgain() {
        REDIS.server.stop();
        reserve();
        REDIS.server.restart();
        eventually(() -> reserve() instanceof Granted);
    }

    @Test
    void suspendedRedis_isUndecided() {
        Reservation before = reserve();
        REDIS.server.suspend();
        assertInstanceOf(Undecided.class, reserve());
        giveBack(before);
    }

    @Test
    void suspendedRedis_withMoreCallsThanMayWait_isUndecidedForAll() {
        REDIS.server.suspend();
        List<Uni<Reservation>> reservations = IntStream.range(0, 2000)
                .mapToObj(number -> window.reserve(user))
                .toList();
        List<Reservation> outcomes =
                Uni.join().all(reservations).andFailFast().await().atMost(SOON);
        assertEquals(2000, outcomes.stream().filter(Undecided.class::isInstance).count());
    }

    @Test
    void suspendedRedis_resumed_keepsNoPlaceOfRequestsThatContinuedWithoutIt() {
        Granted before = assertInstanceOf(Granted.class, reserve());
        REDIS.server.suspend();
        IntStream.range(0, 3).forEach(time -> assertInstanceOf(Undecided.class, reserve()));
        REDIS.server.resume();
        eventually(() -> reserve() instanceof Granted);
        eventually(() -> REDIS.places(key).size() == 2);
        assertTrue(REDIS.places(key).contains(before.place()));
    }

    @Test
    void place_givenBackWhileRedisIsSuspended_isFreeInTheEnd() {
        Reservation before = reserve();
        REDIS.server.suspend();
        giveBack(before);
        REDIS.server.resume();
        eventually(() -> REDIS.places(key).isEmpty());
    }

    @Test
    void answer_ofARedisThatAnswers_isOnTheCallersContext() {
        assertOnTheCallersContext(Granted.class);
    }

    @Test
    void answer_ofAStoppedRedis_isOnTheCallersContext() {
        REDIS.server.stop();
        assertOnTheCallersContext(Undecided.class);
    }

    @Test
    void answer_ofASuspendedRedis_isOnTheCallersContext() {
        REDIS.server.suspend();
        assertOnTheCallersContext(Undecided.class);
    }

    @Test
    void answer_whileTheCircuitIsOpen_isOnTheCallersContext() {
        openCircuit();
        assertOnTheCallersContext(Undecided.class);
    }

    @Test
    void suspendedRedis_whileTheCircuitIsOpen_isNotWaitedFor() {
        openCircuit();
        long start = System.nanoTime();
        IntStream.range(0, 100).forEach(time -> assertInstanceOf(Undecided.class, reserve()));
        assertTrue(System.nanoTime() - start < TIMEOUT.toNanos(), "waited");
    }

    @Test
    void suspendedRedis_withFewerUnansweredCalls_isStillCalled() {
        IntStream.range(0, 6).forEach(time -> reserve());
        REDIS.server.suspend();
        reserveAtOnce(4);
        REDIS.server.resume();
        eventually(() -> REDIS.places(key).size() == 6);
        assertInstanceOf(Exhausted.class, reserve());
    }

    @Test
    void resumedRedis_isCalledAgain_afterTheDelay() {
        openCircuit();
        REDIS.server.resume();
        assertInstanceOf(Undecided.class, reserve());
        eventually(() -> reserve() instanceof Granted);
    }

    @Test
    void callsThatAreNotSent_areUnansweredToo() {
        openCircuit();
        double before = unanswered();
        reserve();
        assertEquals(before + 1, unanswered());
    }

    @Test
    void availability_isMeasured() {
        assertEquals(1, metrics.get("latchkey.redis.available").gauge().value());
        REDIS.server.stop();
        reserve();
        assertEquals(0, metrics.get("latchkey.redis.available").gauge().value());
    }

    @Test
    void unanswered_isCountedEachTime() {
        double before = unanswered();
        REDIS.server.stop();
        IntStream.range(0, 3).forEach(time -> reserve());
        assertEquals(before + 3, unanswered());
    }

    private void openCircuit() {
        REDIS.server.suspend();
        reserveAtOnce(ENOUGH_TO_OPEN_THE_CIRCUIT);
    }

    private void reserveAtOnce(int times) {
        List<Uni<Reservation>> reservations =
                IntStream.range(0, times).mapToObj(time -> window.reserve(user)).toList();
        Uni.join().all(reservations).andFailFast().await().atMost(SOON);
    }

    private double unanswered() {
        return metrics.counter("latchkey.redis.unanswered").count();
    }

    private Reservation reserve() {
        return window.reserve(user).await().atMost(SOON);
    }

    private void giveBack(Reservation reservation) {
        window.giveBack(user, reservation).await().atMost(SOON);
    }

    /** Quarkus gives each request a duplicated context, and a session of Hibernate Reactive must stay on it. */
    private void assertOnTheCallersContext(Class<? extends Reservation> expected) {
        ContextInternal caller = ((ContextInternal) REDIS.vertx.getOrCreateContext()).duplicate();
        Promise<Context> answered = Promise.promise();
        caller.runOnContext(start -> window.reserve(user)
                .invoke(reservation -> assertInstanceOf(expected, reservation))
                .subscribe()
                .with(reservation -> answered.complete(Vertx.currentContext()), answered::fail));
        assertSame(caller, await(answered.future()));
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within 30 seconds");
            Thread.onSpinWait();
        }
    }
}
