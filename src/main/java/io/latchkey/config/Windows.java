package io.latchkey.config;

import io.latchkey.domain.RateLimit;
import io.latchkey.domain.Throttle;
import io.latchkey.redis.Circuit;
import io.latchkey.redis.RedisWindow;
import io.latchkey.redis.SlidingWindow;
import io.latchkey.usecase.Window;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The two windows: the quota of codes and the throttle on wrong ones. */
@Singleton
class Windows {

    private final Window quota;
    private final Window throttle;

    Windows(SlidingWindow window, Circuit circuit, Throttle throttle, Supplier<UUID> places) {
        this.quota = new RedisWindow(window, circuit, List.of(RateLimit.GENERATE), places);
        this.throttle = new RedisWindow(window, circuit, throttle.limits(), places);
    }

    Window quota() {
        return quota;
    }

    Window throttle() {
        return throttle;
    }
}
