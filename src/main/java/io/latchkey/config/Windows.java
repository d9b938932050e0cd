package io.latchkey.config;

import io.latchkey.domain.RateLimit;
import io.latchkey.domain.Throttle;
import io.latchkey.redis.Presence;
import io.latchkey.redis.RedisWindow;
import io.latchkey.redis.SlidingWindow;
import io.latchkey.usecase.Window;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The two windows: the quota of codes and the throttle on wrong ones. */
@Singleton
class Windows {

    private final Window quota;
    private final Window throttle;

    Windows(
            SlidingWindow window,
            MeterRegistry metrics,
            InstantSource clock,
            Throttle throttle,
            Supplier<UUID> places,
            LatchkeyConfig config) {
        Presence presence = new Presence(metrics, clock);
        this.quota = new RedisWindow(
                window,
                presence,
                List.of(RateLimit.GENERATE),
                places,
                config.redis().timeout());
        this.throttle = new RedisWindow(
                window, presence, throttle.limits(), places, config.redis().timeout());
    }

    Window quota() {
        return quota;
    }

    Window throttle() {
        return throttle;
    }
}
