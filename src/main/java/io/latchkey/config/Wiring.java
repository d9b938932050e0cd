package io.latchkey.config;

import io.latchkey.domain.caller.StepUpPolicy;
import io.latchkey.domain.code.GenerationRules;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.LifetimePolicy;
import io.latchkey.domain.code.Quota;
import io.latchkey.domain.code.Throttle;
import io.latchkey.domain.user.UserId;
import io.latchkey.hashing.Bulkhead;
import io.latchkey.hashing.HashSettings;
import io.latchkey.hashing.LocalUserLock;
import io.latchkey.hashing.LocalVerifiedCodeCache;
import io.latchkey.hashing.Pepper;
import io.latchkey.hashing.PepperFiles;
import io.latchkey.hashing.PepperSettings;
import io.latchkey.hashing.WorkerHashing;
import io.latchkey.postgres.PostgresSettings;
import io.latchkey.redis.RedisCircuit;
import io.latchkey.redis.RedisSettings;
import io.latchkey.redis.RedisWindow;
import io.latchkey.redis.SlidingWindow;
import io.latchkey.security.StepUpSettings;
import io.latchkey.usecase.Hashing;
import io.latchkey.usecase.UserLock;
import io.latchkey.usecase.VerifiedCodeCache;
import io.latchkey.usecase.Window;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** Turns settings into the domain's values. The only source of time and randomness. */
@Singleton
class Wiring {

    /** A replica's own clock decides two things only: whether a token's times are valid, and whether its auth_time is recent. */
    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    SecureRandom random() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    Supplier<UUID> ids() {
        return UUID::randomUUID;
    }

    /** Created at start, so that settings that contradict each other stop the start. */
    @Produces
    @Singleton
    @Startup
    StepUpPolicy stepUp(StepUpSettings settings) {
        return new StepUpPolicy(settings.acrValues(), settings.maxAge());
    }

    @Produces
    @Singleton
    GenerationRules generationRules(StepUpPolicy stepUp, LifetimePolicy lifetimes, InstantSource clock) {
        return new GenerationRules(stepUp, lifetimes, clock);
    }

    /** Created at start, so that settings that contradict each other stop the start. */
    @Produces
    @Singleton
    @Startup
    LifetimePolicy lifetimes(PolicySettings settings) {
        return new LifetimePolicy(new Lifetime(settings.minHours()), new Lifetime(settings.maxHours()));
    }

    @Produces
    @Singleton
    Quota quota(PolicySettings settings) {
        return new Quota(settings.issuerQuota());
    }

    @Produces
    @Singleton
    Throttle throttle(ThrottleSettings settings) {
        return new Throttle(settings.perHour(), settings.perDay());
    }

    /** Created at start, so that the service does not start without a strong key. */
    @Produces
    @Singleton
    @Startup
    Pepper pepper(PepperSettings settings) {
        return PepperFiles.read(settings);
    }

    @Produces
    @Singleton
    Hashing hashing(Vertx vertx, Pepper pepper, HashSettings hash, SecureRandom random, MeterRegistry metrics) {
        return new WorkerHashing(vertx, pepper, hash.iterations(), random, new Bulkhead(hash.maxConcurrent(), metrics));
    }

    @Produces
    @Singleton
    Window<UserId> userQuotaWindow(SlidingWindow window, RedisCircuit circuit, Supplier<UUID> places) {
        return new RedisWindow<>(window, circuit, Quota.OF_USER, places);
    }

    @Produces
    @Singleton
    Window<String> issuerQuotaWindow(SlidingWindow window, RedisCircuit circuit, Quota quota, Supplier<UUID> places) {
        return new RedisWindow<>(window, circuit, quota.ofIssuer(), places);
    }

    /** One circuit for both windows, because both are in the same Redis. */
    @Produces
    @Singleton
    RedisCircuit redisCircuit(RedisSettings redis, MeterRegistry metrics, InstantSource clock) {
        return new RedisCircuit(
                metrics, clock, redis.timeout(), redis.circuitBreaker().delay());
    }

    @Produces
    @Singleton
    VerifiedCodeCache verifiedCodeCache(SecureRandom random) {
        return new LocalVerifiedCodeCache(random);
    }

    /** A request waits for the lock no longer than for PostgreSQL. */
    @Produces
    @Singleton
    UserLock userLock(Vertx vertx, PostgresSettings postgres) {
        return new LocalUserLock(vertx, "guesses", "PostgreSQL", postgres.timeout());
    }
}
