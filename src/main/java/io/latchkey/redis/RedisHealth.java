package io.latchkey.redis;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.Wellness;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Reports whether Redis answers. The status is UP in either case, because the service works without Redis and a restart would
 * not help. It is not a readiness check, because that would make every replica unready at once.
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
