package io.latchkey.security;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once a token can be checked: a replica that never reached the identity provider must not take the place of one that
 * did. Known keys keep it ready while the provider is away.
 */
@Readiness
@ApplicationScoped
class JwksReadiness implements HealthCheck {

    private final VerificationKeys keys;

    JwksReadiness(VerificationKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Keys of the identity provider")
                .status(!keys.areMissing())
                .build();
    }
}
