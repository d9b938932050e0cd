package io.latchkey.config;

import io.latchkey.domain.code.IssuerQuota;
import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.Throttle;
import io.latchkey.domain.user.UserId;
import io.latchkey.redis.RedisCircuit;
import io.latchkey.redis.RedisWindow;
import io.latchkey.redis.SlidingWindow;
import io.latchkey.usecase.Window;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The three windows: the quotas of codes, a user's and an administrator's, and the throttle on wrong ones. */
@Singleton
class Windows {

    private final Window<UserId> quota;
    private final Window<String> issuerQuota;
    private final Window<UserId> throttle;

    Windows(
            SlidingWindow window,
            RedisCircuit circuit,
            Throttle throttle,
            IssuerQuota issuerQuota,
            Supplier<UUID> places) {
        this.quota = new RedisWindow<>(window, circuit, List.of(RateLimit.GENERATE), places);
        this.issuerQuota = new RedisWindow<>(window, circuit, List.of(issuerQuota.limit()), places);
        this.throttle = new RedisWindow<>(window, circuit, throttle.limits(), places);
    }

    Window<UserId> quota() {
        return quota;
    }

    Window<String> issuerQuota() {
        return issuerQuota;
    }

    Window<UserId> throttle() {
        return throttle;
    }
}
