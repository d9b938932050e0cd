package io.latchkey.dev.idp;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The keys that the service trusts in development, unless another identity provider is configured. */
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
class Issuer {

    private final Optional<String> signingKey;

    Issuer(@ConfigProperty(name = DevelopmentTokens.SIGNING_KEY) Optional<String> signingKey) {
        this.signingKey = signingKey;
    }

    /** @throws IllegalArgumentException if there is no key to sign with */
    DevelopmentTokens tokens() {
        return signingKey
                .map(DevelopmentTokens::signedWith)
                .orElseThrow(() -> new IllegalArgumentException("mp.jwt.verify.* names another identity provider"));
    }
}
