package io.latchkey.config;

import io.latchkey.domain.GenerationRules;
import io.latchkey.domain.IssuerQuota;
import io.latchkey.domain.Lifetime;
import io.latchkey.domain.LifetimePolicy;
import io.latchkey.domain.StepUpPolicy;
import io.latchkey.domain.Throttle;
import io.latchkey.hashing.Bulkhead;
import io.latchkey.hashing.LocalTurns;
import io.latchkey.hashing.Pepper;
import io.latchkey.hashing.RememberedCodes;
import io.latchkey.hashing.WorkerHashing;
import io.latchkey.redis.Circuit;
import io.latchkey.redis.Presence;
import io.latchkey.usecase.Hashing;
import io.latchkey.usecase.ProvenCodes;
import io.latchkey.usecase.Turns;
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

    private final LatchkeyConfig config;

    Wiring(LatchkeyConfig config) {
        this.config = config;
    }

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
    StepUpPolicy stepUp() {
        return new StepUpPolicy(config.stepUp().acrValues(), config.stepUp().maxAge());
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
    LifetimePolicy lifetimes() {
        return new LifetimePolicy(
                new Lifetime(config.policy().minHours()),
                new Lifetime(config.policy().maxHours()));
    }

    @Produces
    @Singleton
    IssuerQuota issuerQuota() {
        return new IssuerQuota(config.policy().issuerQuota());
    }

    @Produces
    @Singleton
    Throttle throttle() {
        return new Throttle(config.throttle().perHour(), config.throttle().perDay());
    }

    /** At start, so that a service without a good key does not start. */
    @Produces
    @Singleton
    @Startup
    Pepper pepper() {
        return PepperKeys.read(config.pepper());
    }

    @Produces
    @Singleton
    Hashing hashing(Vertx vertx, Pepper pepper, SecureRandom random, MeterRegistry metrics) {
        LatchkeyConfig.Hash hash = config.hash();
        return new WorkerHashing(vertx, pepper, hash.iterations(), random, new Bulkhead(hash.maxConcurrent(), metrics));
    }

    /** One for all windows: a question of either tells about the Redis of both. */
    @Produces
    @Singleton
    Circuit redisCircuit(MeterRegistry metrics, InstantSource clock) {
        LatchkeyConfig.Redis redis = config.redis();
        return new Circuit(
                new Presence(metrics, clock),
                redis.timeout(),
                redis.circuitBreaker().delay());
    }

    @Produces
    @Singleton
    ProvenCodes provenCodes(SecureRandom random) {
        return new RememberedCodes(random);
    }

    /** Nobody waits for others longer than for PostgreSQL. */
    @Produces
    @Singleton
    Turns turns(Vertx vertx) {
        return new LocalTurns(vertx, "guesses", "PostgreSQL", config.postgres().timeout());
    }
}
