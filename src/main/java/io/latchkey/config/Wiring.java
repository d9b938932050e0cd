package io.latchkey.config;

import io.latchkey.domain.caller.StepUpPolicy;
import io.latchkey.domain.code.GenerationRules;
import io.latchkey.domain.code.IssuerQuota;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.LifetimePolicy;
import io.latchkey.domain.code.RateLimit;
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

/** Settings become the domain's values; time and randomness come in here and nowhere else. */
@Singleton
class Wiring {

    /** Of the two decisions that a replica's own clock has a part in, a token's times and its auth_time, this is one. */
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

    /** At start, where it refuses settings that contradict each other. */
    @Produces
    @Singleton
    @Startup
    StepUpPolicy stepUp(StepUpSettings settings) {
        return new StepUpPolicy(settings.acrValues(), settings.maxAge());
    }

    @Produces
    @Singleton
    GenerationRules generationRules(StepUpPolicy stepUp, InstantSource clock) {
        return new GenerationRules(stepUp, clock);
    }

    /** At start, where it refuses settings that contradict each other. */
    @Produces
    @Singleton
    @Startup
    LifetimePolicy lifetimes(PolicySettings settings) {
        return new LifetimePolicy(new Lifetime(settings.minHours()), new Lifetime(settings.maxHours()));
    }

    @Produces
    @Singleton
    IssuerQuota issuerQuota(PolicySettings settings) {
        return new IssuerQuota(settings.issuerQuota());
    }

    @Produces
    @Singleton
    Throttle throttle(ThrottleSettings settings) {
        return new Throttle(settings.perHour(), settings.perDay());
    }

    /** At start, so that a service without a good key does not start. */
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
        return new RedisWindow<>(window, circuit, RateLimit.GENERATE, places);
    }

    @Produces
    @Singleton
    Window<String> issuerQuotaWindow(
            SlidingWindow window, RedisCircuit circuit, IssuerQuota quota, Supplier<UUID> places) {
        return new RedisWindow<>(window, circuit, quota.limit(), places);
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
