package io.latchkey.redis;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Says whether Redis answers, and is up in either case: nothing that a probe could do would help, and the service does its
 * work without. So it is no readiness check, which would take every replica away at once.
 */
@Wellness
@Singleton
class RedisHealth implements AsyncHealthCheck {

    private final SlidingWindow window;
    private final RedisCircuit circuit;

    RedisHealth(SlidingWindow window, RedisCircuit circuit) {
        this.window = window;
        this.circuit = circuit;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> circuit.call(window::ping, late -> {}).toCompletionStage())
                .map(answered -> "reachable")
                .onFailure()
                .recoverWithItem("degraded")
                .map(RedisHealth::up);
    }

    private static HealthCheckResponse up(String state) {
        return HealthCheckResponse.named("Redis").up().withData("state", state).build();
    }
}
