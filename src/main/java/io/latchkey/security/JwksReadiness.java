package io.latchkey.security;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when a token can be verified: a replica that never reached the identity provider must not replace one that did. Known
 * keys keep it ready during an outage of the provider.
 */
@Readiness
@ApplicationScoped
class JwksReadiness implements HealthCheck {

    private final JwksCache jwks;

    JwksReadiness(JwksCache jwks) {
        this.jwks = jwks;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Keys of the identity provider")
                .status(jwks.isReady())
                .build();
    }
}
