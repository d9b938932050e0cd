package io.latchkey.redis;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.user.UserId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;
import io.vertx.redis.client.RedisAPI;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** The user's quota as in production, on the Redis that the client reaches. */
final class WindowOf {

    private final RedisWindow<UserId> window;

    WindowOf(RedisAPI client) {
        RedisCircuit circuit = new RedisCircuit(
                new SimpleMeterRegistry(), Clock.systemUTC(), Duration.ofSeconds(2), Duration.ofMillis(100));
        this.window = new RedisWindow<>(new SlidingWindow(client), circuit, Quota.OF_USER, UUID::randomUUID);
    }

    static UserId someone() {
        return new UserId(UUID.randomUUID().toString());
    }

    Reservation reserve(UserId user) {
        return window.reserve(user).await().atMost(Duration.ofSeconds(10));
    }

    void giveBack(UserId user, Reservation reservation) {
        window.giveBack(user, reservation).await().atMost(Duration.ofSeconds(10));
    }

    /** Quarkus gives each request a duplicated context, and a session of Hibernate Reactive must stay on it. */
    void assertOnTheCallersContext(Vertx vertx) {
        ContextInternal caller = ((ContextInternal) vertx.getOrCreateContext()).duplicate();
        Promise<Context> answered = Promise.promise();
        caller.runOnContext(start -> window.reserve(someone())
                .invoke(reservation -> assertInstanceOf(Reservation.Granted.class, reservation))
                .subscribe()
                .with(reservation -> answered.complete(Vertx.currentContext()), answered::fail));
        assertSame(caller, LiveRedis.await(answered.future()));
    }
}
